// One entry of a record's history: who said it, when and by which way, and what it changed in words.
import { useLanguage, useWords } from "../language/language";
import { formatMoment } from "../language/formats";
import { fieldName, label } from "../language/vocabulary";
import { historyOf, pageOf } from "../records/addresses";
import { fieldsOf, isPayload, referencesIn, type NameOf } from "../records/payload";
import { fieldChanges, type Entry, type FieldChange } from "./changes";
import { typeOfId } from "./record-type";
import { wordChanges } from "./word-changes";
import { words } from "./words";

interface EntryProps {
  readonly entry: Entry;
  /** What the same origin said before; undefined: it is its first word, or stands on a page not loaded yet. */
  readonly before: Entry | undefined;
  readonly isFirstWord: boolean;
  readonly type: string;
  readonly nameOf: NameOf;
}

export function EntryInWords({ entry, before, isFirstWord, type, nameOf }: EntryProps) {
  const say = useWords(words);
  const language = useLanguage();
  return (
    <article className={`entry entry-${entry.op}`}>
      <h3>
        {say.versionNumber(entry.version)}{" "}
        <span className="op">
          {entry.op === "ASSERT" && before ? say.changed : label("LedgerOp", entry.op, language)}
        </span>
      </h3>
      <p className="facts soft">
        <time dateTime={entry.recordedAt}>{formatMoment(entry.recordedAt, language)}</time>
        <span>{entry.origin.isThisNode ? say.thisNode(entry.origin.slug) : say.origin(entry.origin.slug)}</span>
        <span>{say.by(entry.recordedBy)}</span>
        <span>{say.place(entry.seq)}</span>
      </p>
      {entry.payload === null ? (
        <p>{say.erased}</p>
      ) : entry.op === "RETRACT" ? (
        <Retraction payload={entry.payload} nameOf={nameOf} />
      ) : before ? (
        <Changes changes={fieldChanges(before.payload, entry.payload, type, language, nameOf)} />
      ) : (
        <details>
          <summary>{isFirstWord ? say.firstWord : say.whole}</summary>
          <Fields payload={entry.payload} type={type} nameOf={nameOf} />
        </details>
      )}
    </article>
  );
}

function Changes({ changes }: { readonly changes: readonly FieldChange[] }) {
  const say = useWords(words);
  if (changes.length === 0) return <p>{say.nothingChanged}</p>;
  return (
    <dl className="facts-list">
      {changes.map(({ property, name, gone, fresh }) => (
        <div key={property} className="fact">
          <dt>{name}</dt>
          <dd>
            {gone.length === 1 && fresh.length === 1 ? (
              <OneLine before={gone[0]!} after={fresh[0]!} />
            ) : (
              <Lines gone={gone} fresh={fresh} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Where most of a text stays, the words that changed are marked in it; else both are shown whole. */
const SHARE_SAME_MIN = 0.4;

function OneLine({ before, after }: { readonly before: string; readonly after: string }) {
  const pieces = wordChanges(before, after);
  const same = pieces.filter(({ kind }) => kind === "same").reduce((sum, { text }) => sum + text.length, 0);
  if (same < SHARE_SAME_MIN * Math.max(before.length, after.length)) return <Lines gone={[before]} fresh={[after]} />;
  return pieces.map(({ kind, text }, index) =>
    kind === "same" ? (
      <span key={index}>{text}</span>
    ) : kind === "gone" ? (
      <Gone key={index} text={text} />
    ) : (
      <Fresh key={index} text={text} />
    ),
  );
}

function Lines({ gone, fresh }: Pick<FieldChange, "gone" | "fresh">) {
  return (
    <>
      {gone.map((line, index) => (
        <div key={`gone ${index}`}>
          <Gone text={line} />
        </div>
      ))}
      {fresh.map((line, index) => (
        <div key={`new ${index}`}>
          <Fresh text={line} />
        </div>
      ))}
    </>
  );
}

/** Colour and stroke are for the eye; who hears the page is told in words. */
function Gone({ text }: { readonly text: string }) {
  const say = useWords(words);
  return (
    <del>
      <span className="unseen">{say.removed} </span>
      {text}
    </del>
  );
}
function Fresh({ text }: { readonly text: string }) {
  const say = useWords(words);
  return (
    <ins>
      <span className="unseen">{say.added} </span>
      {text}
    </ins>
  );
}

function Retraction({ payload, nameOf }: { readonly payload: unknown; readonly nameOf: NameOf }) {
  const say = useWords(words);
  const language = useLanguage();
  const { reason, mergedInto } = isPayload(payload) ? payload : {};
  return (
    <>
      <p>{typeof reason === "string" && reason ? `${fieldName("reason", language)}: ${reason}` : say.noReason}</p>
      {typeof mergedInto === "string" && (
        <p>
          {say.mergedInto} <a href={historyOf(mergedInto)}>{nameOf(mergedInto) ?? mergedInto}</a>
        </p>
      )}
    </>
  );
}

/** What a field refers to is a link, where each of its lines is one record. */
export function Fields({
  payload,
  type,
  nameOf,
}: {
  readonly payload: unknown;
  readonly type: string;
  readonly nameOf: NameOf;
}) {
  const language = useLanguage();
  if (!isPayload(payload)) return null;
  return (
    <dl className="facts-list">
      {fieldsOf(payload, type, language, nameOf).map(({ property, name, lines }) => {
        const ids = referencesIn(payload[property]);
        const isLinked = ids.length === lines.length;
        return (
          <div key={property} className="fact">
            <dt>{name}</dt>
            <dd>
              {lines.map((line, index) => (
                <div key={index}>
                  {isLinked ? <a href={pageOf({ id: ids[index]! }, typeOfId(ids[index]!))}>{line}</a> : line}
                </div>
              ))}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
