// The home page: what Counterweight is, the search, what this node holds, what changed, and where to begin.
import "./home.css";
import { Frame } from "../frame/frame";
import { openPage } from "../frame/open-page";
import { RecordChoice } from "../finding/record-choice";
import { useWords } from "../language/language";
import { pageOf } from "../records/addresses";
import { Beginnings } from "./beginnings";
import { Changes } from "./changes";
import { Counts } from "./counts";
import { Gallery } from "./gallery";
import { TriangleOfForces } from "./triangle-of-forces";
import { words } from "./words";

function HomePage() {
  const say = useWords(words);
  return (
    <Frame title={say.pageTitle} current="home" heading="own">
      <div className="opening">
        <div>
          <h1>{say.tagline}</h1>
          <p className="what">{say.what}</p>
          <div className="home-search" role="search">
            <RecordChoice
              label={say.search}
              placeholder={say.searchHint}
              onChoose={(record) => window.location.assign(pageOf(record))}
              onSubmit={(text) => window.location.assign(`/find?text=${encodeURIComponent(text)}`)}
            />
          </div>
        </div>
        <TriangleOfForces />
      </div>
      <Beginnings />
      <Counts />
      <Changes />
      <Gallery />
    </Frame>
  );
}

openPage(HomePage);
