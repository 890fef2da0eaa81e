// The explorer's styles, part by part: "graphiql/style.css" is all of them in one, but with the editor's own style, which
// the editor loads itself, and with Roboto, where the system's typeface serves.
import "@graphiql/react/font/fira-code.css";
import "@graphiql/react/style.css";
import "@graphiql/plugin-history/style.css";
import "@graphiql/plugin-doc-explorer/style.css";
import "graphiql/graphiql.css";
import "@graphiql/plugin-explorer/style.css";
import "./explorer.css";
