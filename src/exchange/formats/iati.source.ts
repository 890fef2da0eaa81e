// Reads an IATI organisation file (2.01 to 2.03): organisations with their names by language, and budgets for other organisations as
// FUNDS. It does not read activities.
import type { Complaint, Dataset, Given } from "../import/record-source";
import { Account, type DatasetOptions, datasetOf, type ForeignSource, foreignId, slugOf } from "./foreign.source";
import { BUDGET_STATUS, KIND_OF_ORGANISATION_TYPE } from "./iati.terms";
import { countryOf, identifierOf } from "./org-id.terms";
import { type Begun, type Element, elementsOf } from "./xml.elements";

/** The scheme of numbers from before org-id.guide, as 41114. */
const NO_REGISTER = "IATI";

/** root > iati-organisation > what is said of it. */
const STATEMENT_DEPTH = 2;

export function iatiOrganisations(path: string, options: DatasetOptions = {}): ForeignSource {
  const dataset = datasetOf(path, options);
  const account = new Account();
  return {
    name: path,
    records: () => new Organisations(path, dataset, account).records(),
    leftOut: () => account.read(),
  };
}

interface Name {
  readonly value: string;
  readonly lang?: string;
  readonly kind: "OFFICIAL" | "VARIANT";
}

interface Organisation {
  readonly line: number;
  readonly lang: string | undefined;
  readonly currency: string | undefined;
  identifier?: string;
  names: readonly Name[];
  /** Code of OrganisationType. */
  type?: string | undefined;
  /** How often a budget for this receiver and period came already. */
  readonly budgets: Map<string, number>;
}

class Organisations {
  #current: Organisation | null = null;
  /** What the file itself describes; and whom it only names as receivers. */
  readonly #described = new Set<string>();
  readonly #receivers = new Map<string, { line: number; names: readonly Name[] }>();

  constructor(
    private readonly path: string,
    private readonly dataset: Dataset,
    private readonly account: Account,
  ) {}

  async *records(): AsyncGenerator<Given | Complaint> {
    this.account.clear();
    for await (const parts of elementsOf(this.path, STATEMENT_DEPTH)) {
      for (const part of parts) {
        const complaint = "code" in part ? part : "begins" in part ? this.#begins(part.begins, part.depth) : null;
        if (complaint) {
          yield complaint;
          return;
        }
        // Not yield*: it would wait for every part, though most make nothing.
        if ("element" in part) for (const made of this.#statement(part.element)) yield made;
        else if ("ends" in part) for (const made of this.#ends(part.depth)) yield made;
      }
    }
    for (const [ref, { line, names }] of this.#receivers)
      if (!this.#described.has(ref)) yield this.#actor(ref, line, names, "OTHER_ORGANISATION");
  }

  /** What no IATI file has there means that the rest is no IATI either. */
  #begins(begun: Begun, depth: number): Complaint | null {
    const { name, attributes, line } = begun;
    const why =
      depth === 0
        ? unreadable(begun)
        : name === "iati-organisation"
          ? null
          : `<${name.slice(0, 60)}>: is no organisation`;
    if (why) return { line, code: "BAD_RECORD", message: `${why}; nothing after it was read` };
    const lang = languageOf(attributes["xml:lang"]);
    if (depth > 0)
      this.#current = { line, lang, currency: attributes["default-currency"], names: [], budgets: new Map() };
    return null;
  }

  *#statement(element: Element): Generator<Given | Complaint> {
    const organisation = this.#current;
    if (!organisation) return;
    if (element.name === "organisation-identifier") organisation.identifier = element.text;
    else if (element.name === "name") organisation.names = namesOf(element, organisation.lang);
    else if (element.name === "reporting-org") {
      const { ref, type } = element.attributes;
      if (ref === organisation.identifier) organisation.type = type;
    } else if (element.name === "recipient-org-budget") yield* this.#budget(element, organisation);
    else this.account.add(`<${element.name.slice(0, 60)}>: not about two organisations`);
  }

  *#ends(depth: number): Generator<Given | Complaint> {
    const organisation = this.#current;
    if (depth === 0 || !organisation) return;
    this.#current = null;
    const { identifier, line, names, type } = organisation;
    if (!identifier) {
      yield { line, code: "BAD_RECORD", message: "organisation-identifier: is missing" };
      return;
    }
    this.#described.add(identifier);
    yield this.#actor(identifier, line, names, KIND_OF_ORGANISATION_TYPE[type ?? ""] ?? "OTHER_ORGANISATION");
  }

  *#budget(element: Element, { identifier, lang, currency, budgets }: Organisation): Generator<Given | Complaint> {
    const child = (name: string) => element.children.find((each) => each.name === name);
    const { line } = element;
    const recipient = child("recipient-org");
    const ref = recipient?.attributes.ref?.trim();
    if (!identifier) {
      yield { line, code: "BAD_RECORD", message: "organisation-identifier: must stand before budgets" };
      return;
    }
    if (!ref || ref === identifier) {
      return this.account.add(
        `<recipient-org-budget>: ${ref ? "the organisation's own" : "the receiver has no identifier"}`,
      );
    }
    const known = this.#receivers.get(ref);
    if (!known?.names.length) this.#receivers.set(ref, { line: known?.line ?? line, names: namesOf(recipient!, lang) });
    const [from, until] = ["period-start", "period-end"].map((name) =>
      child(name)?.attributes["iso-date"]?.slice(0, 10),
    );
    const said = JSON.stringify([identifier, ref, from ?? null, until ?? null]);
    const nth = (budgets.get(said) ?? 0) + 1;
    budgets.set(said, nth);
    const status = BUDGET_STATUS[element.attributes.status ?? "1"];
    const value = {
      record: "Relationship",
      id: foreignId(this.dataset, "Relationship", `${said} ${nth}`),
      type: "FUNDS",
      source: foreignId(this.dataset, "Actor", identifier),
      target: foreignId(this.dataset, "Actor", ref),
      ...((from || until) && { valid: `${from ?? ".."}/${until ?? ".."}` }),
      ...this.#money(child("value"), currency),
      note: `A budget that the giver published${status ? `, ${status}` : ""} (IATI)`,
    };
    yield { place: { line }, dataset: this.dataset, value };
  }

  #money(value: Element | undefined, defaultCurrency: string | undefined) {
    const currency = (value?.attributes.currency ?? defaultCurrency)?.toUpperCase();
    const isMoney = /^\d{1,15}(\.\d{1,6})?$/.test(value?.text ?? "") && /^[A-Z]{3}$/.test(currency ?? "");
    if (isMoney) return { amount: value!.text, currency: currency! };
    this.account.add("<value>: no decimal number with an ISO 4217 currency");
    return undefined;
  }

  #actor(orgId: string, line: number, names: readonly Name[], kind: string): Given {
    const id = foreignId(this.dataset, "Actor", orgId);
    const jurisdiction = countryOf(orgId);
    const value = {
      record: "Actor",
      id,
      slug: slugOf(names[0]?.value ?? orgId, id),
      kind,
      // Who is only referred to may be called by the number alone: others who know the number know the name.
      names: names.length || this.#described.has(orgId) ? names : [{ value: orgId, kind: "VARIANT" }],
      ...(jurisdiction && { jurisdiction }),
      identifiers: [identifierOf(orgId) ?? { scheme: NO_REGISTER, value: orgId }],
    };
    return { place: { line }, dataset: this.dataset, value };
  }
}

function unreadable({ name, attributes }: Begun): string | null {
  if (name !== "iati-organisations") return `begins with <${name.slice(0, 60)}>, not with <iati-organisations>`;
  const { version } = attributes;
  return version && !/^2\./.test(version)
    ? `is of IATI version ${JSON.stringify(version.slice(0, 10))}; 2.01 to 2.03 are read`
    : null;
}

const languageOf = (code: string | undefined): string | undefined =>
  /^([a-z]{2,3})(-|$)/.exec(code?.toLowerCase() ?? "")?.[1];

/** In each language the first is the official one. */
function namesOf({ children }: Element, fallback: string | undefined): readonly Name[] {
  const seen = new Set<string | undefined>();
  return children
    .filter(({ name, text }) => name === "narrative" && text)
    .map(({ text, attributes }) => {
      const lang = languageOf(attributes["xml:lang"]) ?? fallback;
      const kind = seen.has(lang) ? "VARIANT" : "OFFICIAL";
      seen.add(lang);
      return { value: text.replace(/\s+/g, " "), ...(lang && { lang }), kind };
    });
}
