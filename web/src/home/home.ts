// The home page: sets its language and fills in the node's counts.
import "./home.css";
import { askCounts, COUNTED, type CountsAnswer } from "./counts";
import { catalogue, isLanguage, type Language } from "./catalogue";
import { chosenLanguage, remember, speak } from "./language";

let language: Language = chosenLanguage(window.location.search, navigator.languages);
let answer: CountsAnswer | undefined;

function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
}

const MESSAGES = {
  loading: "countsLoading",
  held: undefined,
  empty: undefined, // its sentence holds a command, so it stands in the page
  refused: "countsRefused",
  unreachable: "countsUnreachable",
} as const;

function drawCounts(): void {
  const state = answer?.state ?? "loading";
  const section = byId("counts");
  section.dataset["state"] = state;
  section.setAttribute("aria-busy", String(state === "loading"));
  const message = MESSAGES[state];
  byId("counts-message").textContent = message ? catalogue[language][message] : "";

  const node = answer && "node" in answer ? answer.node : undefined;
  const figure = new Intl.NumberFormat(language);
  for (const name of COUNTED) {
    byId(`count-${name}`).textContent = node ? figure.format(node.counts[name]) : "–";
  }
  for (const name of ["name", "origin", "version"] as const) {
    byId(`node-${name}`).textContent = node?.[name] ?? "–";
  }
}

function draw(): void {
  drawCounts();
  speak(language);
}

async function loadCounts(): Promise<void> {
  answer = undefined;
  draw();
  answer = await askCounts();
  draw();
}

byId("retry").addEventListener("click", () => {
  // The button goes away while the node is asked; the focus stays in its section.
  byId("counts-title").focus();
  void loadCounts();
});
for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-language]")) {
  button.addEventListener("click", () => {
    const wanted = button.dataset["language"];
    if (!isLanguage(wanted)) return;
    language = wanted;
    remember(language);
    draw();
  });
}
void loadCounts();
