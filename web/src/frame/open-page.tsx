// Opens a page: gives it its language, its answers, and the state that it keeps in the address.
import "./page.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/react";
import { StrictMode, type ComponentType } from "react";
import { createRoot } from "react-dom/client";
import { createAnswers } from "../api/use-question";
import { SpokenLanguage } from "../language/language";
import { PageGuard } from "./page-guard";
import { applyTheme, rememberedTheme } from "./theme";

export function openPage(Page: ComponentType): void {
  const place = document.getElementById("page");
  if (!place) throw new Error("the page has no #page");
  applyTheme(rememberedTheme());
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={createAnswers()}>
        <SpokenLanguage>
          <NuqsAdapter>
            <PageGuard>
              <Page />
            </PageGuard>
          </NuqsAdapter>
        </SpokenLanguage>
      </QueryClientProvider>
    </StrictMode>,
  );
}
