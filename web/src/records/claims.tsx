// Claims: who says what of what, in which words, and how the claim stands with what else is known. None is taken for true.
import { useLanguage, useWords } from "../language/language";
import { formatPeriod } from "../language/formats";
import { label } from "../language/vocabulary";
import { historyOf } from "./addresses";
import type { ClaimParts } from "./claim-parts";
import { DisputedMark } from "./disputed";
import { EvidenceOnDemand } from "./evidence";
import { ActorLink, RecordLink, TitleLink } from "./record-links";
import { words } from "./words";

/** Where the page is about the source or the speaker, it need not be said again. */
interface ClaimsProps {
  readonly claims: readonly ClaimParts[];
  readonly without?: "source" | "speaker" | "about";
}

export function Claims({ claims, without }: ClaimsProps) {
  return (
    <ul className="records">
      {claims.map((claim) => (
        <li key={claim.id}>
          <ClaimInWords claim={claim} without={without} />
        </li>
      ))}
    </ul>
  );
}

function ClaimInWords({ claim, without }: { readonly claim: ClaimParts; readonly without: ClaimsProps["without"] }) {
  const say = useWords(words);
  const language = useLanguage();
  const { excerpt, speaker } = claim;
  const contested = claim.status === "DISPUTED" || claim.status === "REFUTED";
  return (
    <>
      <p className="facts">
        <span>{label("ClaimKind", claim.claimKind, language)}</span>
        <span className={`status ${contested ? "contested" : ""}`}>{label("ClaimStatus", claim.status, language)}</span>
        {without !== "speaker" &&
          (speaker ? <ActorLink actor={speaker} /> : claim.speakerName && <span>{claim.speakerName}</span>)}
        {claim.asserted && <span>{formatPeriod(claim.asserted, language)}</span>}
        {claim.disputed && <DisputedMark id={claim.id} />}
      </p>
      {excerpt.quote && (
        <figure className="quotation">
          <blockquote lang={excerpt.lang ?? undefined}>{excerpt.quote}</blockquote>
          {without !== "source" && (
            <figcaption>
              <TitleLink record={excerpt.source} />
              {excerpt.page && `, ${say.page(excerpt.page)}`}
            </figcaption>
          )}
        </figure>
      )}
      {claim.cause && claim.effect && (
        <p>
          {claim.cause} <span aria-hidden="true">→</span> {claim.effect}
        </p>
      )}
      {without !== "about" && claim.about && (
        <p>
          {say.about} <RecordLink record={claim.about} />
        </p>
      )}
      {claim.claimNote && <p className="soft">{claim.claimNote}</p>}
      <div className="tools">
        <EvidenceOnDemand id={claim.id} />
        {claim.derivedFrom.length > 0 && <a href={historyOf(claim.id)}>{say.derived(claim.derivedFrom.length)}</a>}
      </div>
    </>
  );
}
