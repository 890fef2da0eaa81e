// Builds the pages as static files that need no other host: dist/index.html is served at /, dist/graphiql/index.html
// at /graphiql, everything else under /assets/ with a hash in its name.
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { catalogue, isKey } from "./src/home/catalogue.ts";
import { gallery } from "./src/home/gallery.ts";

/** Writes the gallery and the English sentences into the home page, so that it reads before and without JavaScript. */
function writtenOut(): Plugin {
  return {
    name: "written-out",
    transformIndexHtml: {
      order: "pre",
      handler: (html) =>
        html
          .replace("<!-- gallery -->", gallery)
          .replace(/ data-text="([^"]+)">/g, (attribute, key: string) => attribute + sentence(key))
          .replace(/ data-label="([^"]+)"/g, (attribute, key: string) => `${attribute} aria-label="${sentence(key)}"`),
    },
  };
}

function sentence(key: string): string {
  if (!isKey(key)) throw new Error(`the page asks for the sentence "${key}", which the catalogue does not have`);
  return catalogue.en[key].replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

export default defineConfig({
  plugins: [writtenOut(), react()],
  build: {
    rolldownOptions: {
      input: { home: "index.html", graphiql: "graphiql/index.html" },
      // GraphiQL ships compiled, with its compiler's directives still in it: nothing of ours to mend.
      checks: { moduleLevelDirective: false },
    },
    sourcemap: false,
    // The polyfill would be a second script on a page that needs one.
    modulePreload: { polyfill: false },
    // The licences of what is bundled are served beside it, as they ask.
    license: { fileName: "assets/licenses.md" },
    // The editor is one large module, loaded by the explorer alone.
    chunkSizeWarningLimit: 4000,
  },
});
