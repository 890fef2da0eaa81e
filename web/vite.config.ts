// Builds the pages as static files that need no other host: dist/index.html is served at /, dist/PAGE/index.html
// at the page's addresses (src/api/http.pages.ts), everything else under /assets/ with a hash in its name.
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** What all pages' HTML has in common stands here once; each adds its title and its script. */
const SHELL = `<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="description" content="Which organisations influence which policies, by which path, and on what evidence." />
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />`;
const BODY = `<div id="page"></div>
    <noscript>
      <p>Counterweight: who moves which reform, and through whom. The pages need JavaScript; the GraphQL interface at <code>/graphql</code> and the downloads (<a href="/actors.csv">actors</a>, <a href="/relationships.csv">relationships</a>, <a href="/reforms.csv">reforms</a>) do not.</p>
      <p lang="fr">Les pages demandent JavaScript ; l’interface GraphQL et les téléchargements s’en passent.</p>
      <p lang="nl">De pagina’s hebben JavaScript nodig; de GraphQL-interface en de downloads niet.</p>
    </noscript>`;

function shell(): Plugin {
  return {
    name: "shell",
    transformIndexHtml: {
      order: "pre",
      handler: (html) => html.replace("<!-- shell -->", SHELL).replace("<!-- body -->", BODY),
    },
  };
}

const PAGES = ["find", "actor", "reform", "network", "triangle", "source", "history", "edit", "graphiql"];

export default defineConfig({
  plugins: [shell(), react()],
  build: {
    rolldownOptions: {
      input: { home: "index.html", ...Object.fromEntries(PAGES.map((page) => [page, `${page}/index.html`])) },
      // GraphiQL ships compiled, with its compiler's directives still in it: nothing of ours to mend.
      checks: { moduleLevelDirective: false },
    },
    sourcemap: false,
    // The first browsers with light-dark() (2024): written out for older ones it makes the style half as long again.
    cssTarget: ["chrome123", "edge123", "firefox120", "safari17.5"],
    // The polyfill would be a second script on a page that needs one.
    modulePreload: { polyfill: false },
    // The licences of what is bundled are served beside it, as they ask.
    license: { fileName: "assets/licenses.md" },
    // The editor is one large module, loaded by the explorer alone.
    chunkSizeWarningLimit: 4000,
  },
});
