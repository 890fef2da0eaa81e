// The explorer's side panel of ready questions, grouped by who asks; choosing one shows it in a tab.
import { useGraphiQL, useGraphiQLActions, type GraphiQLPlugin } from "@graphiql/react";
import { variablesText } from "../api/explorer-address";
import { isNarrow } from "./narrow";
import { ASKERS, questions, type Question } from "../gallery/questions";

function QuestionsPanel() {
  const { addTab, changeTab, setVisiblePlugin } = useGraphiQLActions();
  const tabs = useGraphiQL((state) => state.tabs);
  const active = useGraphiQL((state) => state.activeTabIndex);
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);

  function show(question: Question) {
    // There the panel covers the editor.
    if (isNarrow()) setVisiblePlugin(null);
    const index = tabs.findIndex((tab) => tab.query === question.query);
    if (index >= 0) {
      if (index !== active) changeTab(index);
      return;
    }
    // The question was changed or its tab closed: bring back the original and leave the reader's own text alone.
    addTab();
    queryEditor?.setValue(question.query);
    variableEditor?.setValue(variablesText(question.variables));
  }

  return (
    <section className="questions" aria-labelledby="questions-title">
      <h2 id="questions-title">Ready questions</h2>
      {ASKERS.map((asker) => (
        <section key={asker} aria-label={asker}>
          <h3>{asker}</h3>
          <ul>
            {questions
              .filter((question) => question.asker === asker)
              .map((question) => (
                <li key={question.operation}>
                  <button
                    type="button"
                    aria-current={tabs[active]?.query === question.query}
                    onClick={() => show(question)}
                  >
                    {question.name}
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function QuestionsIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M4 4.5h16v12H9.5L4 20.5z" strokeLinejoin="round" />
      <path d="M9.9 8.6a2.1 2.1 0 1 1 3 1.9c-.6.3-.9.7-.9 1.4m0 1.9v.2" strokeLinecap="round" />
    </svg>
  );
}

export const questionsPlugin: GraphiQLPlugin = {
  title: "Ready questions",
  icon: QuestionsIcon,
  content: QuestionsPanel,
};
