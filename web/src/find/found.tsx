// What a text finds: by kind, page by page, and under which name where it is another one.
import { useList } from "../api/use-list";
import { useQuestion } from "../api/use-question";
import { FIND, nameOf, type Found } from "../finding/questions";
import { formatNumber } from "../language/formats";
import { useLanguage, useWords } from "../language/language";
import { countryName } from "../language/places";
import { label } from "../language/vocabulary";
import { explorerOf } from "../pictures/picture";
import { formOf, pageOf } from "../records/addresses";
import { SectorMark } from "../records/sector";
import { Answer, Nothing } from "../states/answer";
import { FOUND_BY_KIND } from "./questions";
import { TYPES, type Select, type Selection } from "./selection";
import { words } from "./words";

const PAGE = 20;

export function FoundRecords({
  selection: { text, type },
  select,
}: {
  readonly selection: Selection;
  readonly select: Select;
}) {
  const say = useWords(words);
  const variables = { text, first: PAGE, types: type ? [type] : null };
  const answer = useList(FIND, variables, ({ search }) => ({ ...search, nodes: search.edges }));
  return (
    <>
      <Facets text={text} type={type} select={select} />
      <Answer of={answer}>
        {({ items, totalCount, more, isFetchingMore }) => (
          <>
            <p role="status">{say.found(totalCount, text)}</p>
            {items.length === 0 && <NothingFound text={text} />}
            <ol className="found">
              {items.map((item) => (
                <li key={item.node.id}>
                  <FoundRecord found={item} />
                </li>
              ))}
            </ol>
            <p className="tools">
              {more && (
                <button type="button" onClick={more} disabled={isFetchingMore}>
                  {say.more(totalCount - items.length)}
                </button>
              )}
              <a className="tool" href={explorerOf({ question: FIND, variables })}>
                {say.asQuery}
              </a>
            </p>
          </>
        )}
      </Answer>
    </>
  );
}

function Facets({
  text,
  type,
  select,
}: {
  readonly text: string;
  readonly type: Selection["type"];
  readonly select: Select;
}) {
  const say = useWords(words);
  const language = useLanguage();
  const { data } = useQuestion(FOUND_BY_KIND, { text });
  return (
    <div className="facets" role="group" aria-label={say.kinds}>
      <button type="button" aria-pressed={type === null} onClick={() => select({ type: null })}>
        {say.everything}
      </button>
      {TYPES.map((each) => (
        <button key={each} type="button" aria-pressed={type === each} onClick={() => select({ type: each })}>
          {label("RecordType.plural", each, language)}
          {data && ` ${formatNumber(data[each].totalCount, language)}`}
        </button>
      ))}
    </div>
  );
}

function FoundRecord({ found: { node, matched } }: { readonly found: Found }) {
  const say = useWords(words);
  const language = useLanguage();
  const name = nameOf(node);
  const isActor = node.__typename === "Actor";
  // A theme has no page: what there is to read of it are its policies.
  const href = node.__typename === "Theme" ? `/find?type=Policy&theme=${encodeURIComponent(node.slug)}` : pageOf(node);
  const about = [
    label("RecordType", node.__typename, language),
    isActor && label("ActorKind", node.kind, language),
    isActor && node.jurisdiction && countryName(node.jurisdiction, language),
    node.__typename === "Policy" && label("PolicyKind", node.policyKind, language),
    node.__typename === "Source" && label("SourceKind", node.sourceKind, language),
  ];
  return (
    <>
      {isActor && <SectorMark position={node.sectorPosition} />} <a href={href}>{name}</a>
      {matched.value !== name && (
        <span className="soft">
          {" "}
          {say.alsoCalled} <span lang={matched.lang ?? undefined}>{matched.value}</span>
        </span>
      )}
      <br />
      <span className="soft">{about.filter(Boolean).join(" · ")}</span>
    </>
  );
}

function NothingFound({ text }: { readonly text: string }) {
  const say = useWords(words);
  return (
    <Nothing>
      <p>{say.tryOther}</p>
      <p>
        <a href={formOf("actor", { name: text })}>{say.addIt(text)}</a>
      </p>
    </Nothing>
  );
}
