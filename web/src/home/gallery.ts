// The gallery of ready questions as text for the home page, written in when the page is built: its links work without
// JavaScript, and the page need not load the questions.
import { addressOf, variablesText } from "../graphiql/address.ts";
import { ASKERS, questions } from "../graphiql/questions.ts";

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/** `data-text` names the sentences; who writes the page fills them in. */
export function gallery(): string {
  return ASKERS.map((asker) => {
    const links = questions
      .filter((question) => question.asker === asker)
      .map(({ operation, query, variables }) => {
        const address = addressOf({ query, variables: variablesText(variables), operationName: operation });
        return `<li><a href="${escaped(address)}" data-text="${operation}"></a></li>`;
      });
    return `<section><h3 data-text="${asker}"></h3><ul>${links.join("")}</ul></section>`;
  }).join("\n");
}
