// The explorer page: GraphiQL over this node, with the ready questions, and the question kept in the page's address.
import "graphiql/setup-workers/vite";
import "./styles";
import { explorerPlugin } from "@graphiql/plugin-explorer";
import { useGraphiQL, useGraphiQLActions, type TabsState } from "@graphiql/react";
import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import { useEffect, useRef } from "react";
import { createRoot } from "react-dom/client";
import { addressOf, questionAt, variablesText, type AskedQuestion } from "../api/explorer-address";
import { fetcher } from "./fetcher";
import { isNarrow } from "./narrow";
import { questions } from "../gallery/questions";
import { questionsPlugin } from "./questions-panel";

const ADDRESS_DELAY_MS = 300;

const linked = questionAt(window.location);
const narrow = isNarrow();
const plugins = [questionsPlugin, explorerPlugin(), HISTORY_PLUGIN];

/** GraphiQL opens the first tab, so what a link asks for has to come first. */
function firstTabs(first: AskedQuestion | undefined) {
  const ready = questions.map(({ query, variables }) => ({ query, variables: variablesText(variables) }));
  if (!first) return ready;
  const others = ready.filter((tab) => tab.query !== first.query);
  return [{ query: first.query, variables: first.variables ?? "" }, ...others];
}

let addressTimer: number | undefined;
function keepInAddress({ tabs, activeTabIndex }: TabsState) {
  window.clearTimeout(addressTimer);
  addressTimer = window.setTimeout(() => {
    const tab = tabs[activeTabIndex];
    const address = tab?.query?.trim() ? addressOf({ ...tab, query: tab.query }) : "/graphiql";
    window.history.replaceState(null, "", address);
  }, ADDRESS_DELAY_MS);
}

/** Does inside GraphiQL what it has no property for. */
function Companion() {
  const { run, setOperationName, setTheme } = useGraphiQLActions();
  const schema = useGraphiQL((state) => state.schema);
  const responseEditor = useGraphiQL((state) => state.responseEditor);
  const operations = useGraphiQL((state) => state.operations);
  const theme = useGraphiQL((state) => state.theme);
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const activeTabIndex = useGraphiQL((state) => state.activeTabIndex);
  const restored = useRef(false);
  const answered = useRef(false);

  // The ready questions explain themselves in sentences, which a narrow editor would cut off.
  useEffect(() => queryEditor?.updateOptions({ wordWrap: "on", wrappingIndent: "indent" }), [queryEditor]);

  // The strip of tabs is longer than the window: show the one that the panel has just chosen.
  useEffect(() => {
    document.querySelector(".graphiql-tab-active")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [activeTabIndex]);

  // The property `operationName` would pin the operation for good; a link only says which one comes first.
  useEffect(() => {
    const name = linked?.operationName;
    if (restored.current || !operations) return;
    restored.current = true;
    if (name && operations.length > 1 && operations.some((operation) => operation.name?.value === name)) {
      setOperationName(name);
    }
  }, [operations, setOperationName]);

  // A link may come with its answer. Only what reads is asked unasked: a link must never change a record.
  useEffect(() => {
    if (!linked?.answered || answered.current || !operations || !schema || !responseEditor) return;
    answered.current = true;
    const asked = operations.find(
      (operation) => !linked.operationName || operation.name?.value === linked.operationName,
    );
    if (asked && String(asked.operation) === "query") run();
  }, [operations, schema, responseEditor, run]);

  // GraphiQL reads the system's theme once; the editors would stay light when evening comes.
  useEffect(() => {
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    const follow = () => {
      if (theme === null) setTheme(null);
    };
    dark.addEventListener("change", follow);
    return () => dark.removeEventListener("change", follow);
  }, [theme, setTheme]);

  return null;
}

function ExplorerPage() {
  return (
    <>
      <header className="page-header">
        <a href="/">
          <span aria-hidden="true">← </span>Counterweight
        </a>
        <h1>Explorer</h1>
        <p>Who moves which reform, and through whom.</p>
      </header>
      <main>
        <GraphiQL
          fetcher={fetcher}
          plugins={plugins}
          visiblePlugin={narrow ? undefined : questionsPlugin}
          defaultTabs={firstTabs(linked)}
          initialQuery={linked?.query}
          initialVariables={linked ? (linked.variables ?? "") : undefined}
          defaultEditorToolsVisibility={linked?.variables ? "variables" : false}
          // Headers hold access keys: they are never written to the browser's storage.
          shouldPersistHeaders={false}
          onTabChange={keepInAddress}
        >
          <GraphiQL.Logo>
            <></>
          </GraphiQL.Logo>
          <Companion />
        </GraphiQL>
      </main>
    </>
  );
}

const root = document.getElementById("explorer");
if (root) createRoot(root).render(<ExplorerPage />);
