// What one request carries from its HTTP face down to SQL: who reads, in which languages, at which moment, and the
// loaders that live exactly as long as the request. It knows no domain: rooms bring their own loader definitions.
import type DataLoader from "dataloader";
import type { Sql } from "sql-template-tag";

export type Visibility = "PUBLIC" | "NODE" | "PRIVATE";

/** What the holder of a key may do, each more than the one before; access/ says what. */
export type Role = "READER" | "CONTRIBUTOR" | "CURATOR" | "ADMIN";

/** The key that a request carries, without its secret. */
export interface Bearer {
  readonly keyId: string;
  readonly role: Role;
  /** Under which name its writes are recorded: the key's, as `key 7f3a9c21`, never its holder's. */
  readonly recordedBy: string;
}

/** Where statements run; database/ implements it. */
export interface Reader {
  rows<Row>(statement: Sql): Promise<Row[]>;
  /** The same as this node knew it at an earlier moment; absent where that is the question already. */
  knownAt?(moment: Date): Reader;
}

/** A loader as a room declares it: a name for people, and how to make one for a request. */
export interface LoaderDefinition<Key, Value, Args = undefined> {
  readonly name: string;
  make(context: Context, args: Args): DataLoader<Key, Value, string>;
}

/** What a node makes once, and rooms find by its token: the graph in memory. */
export class Provided<Value> {
  declare readonly value: Value;

  constructor(readonly name: string) {}
}

export interface ContextOptions {
  readonly reader: Reader;
  /** null: nobody in particular. */
  readonly bearer?: Bearer | null;
  /** The visibilities whose records exist for this reader. */
  readonly sees: readonly Visibility[];
  /** The name under which this node asserts its records. */
  readonly origin: string;
  /** The Accept-Language header, as it came. */
  readonly acceptLanguage: string;
  /** The node's fallback languages. */
  readonly fallbackLanguages: readonly string[];
  readonly provided?: ReadonlyMap<Provided<unknown>, unknown>;
  /** YYYY-MM-DD (UTC), fixed when the request begins: no answer straddles midnight. */
  readonly today?: string;
}

export class Context {
  /** Replaced before execution where a question asks what was known at an earlier moment. */
  reader: Reader;
  readonly bearer: Bearer | null;
  readonly sees: readonly Visibility[];
  readonly origin: string;
  readonly acceptLanguage: string;
  readonly fallbackLanguages: readonly string[];
  readonly provided: ReadonlyMap<Provided<unknown>, unknown>;
  today: string;
  readonly #loaders = new Map<unknown, Map<string, unknown>>();

  constructor(options: ContextOptions) {
    this.reader = options.reader;
    this.bearer = options.bearer ?? null;
    this.sees = options.sees;
    this.origin = options.origin;
    this.acceptLanguage = options.acceptLanguage;
    this.fallbackLanguages = options.fallbackLanguages;
    this.provided = options.provided ?? new Map();
    this.today = options.today ?? new Date().toISOString().slice(0, 10);
  }

  /** The request's own loader of this definition and these arguments: made once, so that all parents share its batch. */
  loader<Key, Value>(definition: LoaderDefinition<Key, Value>): DataLoader<Key, Value, string>;
  loader<Key, Value, Args>(definition: LoaderDefinition<Key, Value, Args>, args: Args): DataLoader<Key, Value, string>;
  loader<Key, Value, Args>(
    definition: LoaderDefinition<Key, Value, Args>,
    args?: Args,
  ): DataLoader<Key, Value, string> {
    let made = this.#loaders.get(definition);
    if (!made) this.#loaders.set(definition, (made = new Map<string, unknown>()));
    const signature = JSON.stringify(args) ?? "";
    let loader = made.get(signature) as DataLoader<Key, Value, string> | undefined;
    if (!loader) made.set(signature, (loader = definition.make(this, args as Args)));
    return loader;
  }

  /** What is provided holds the present as it is committed: who asks of the past, or within a transaction, finds none. */
  find<Value>(token: Provided<Value>): Value | null {
    return this.reader.knownAt ? ((this.provided.get(token) as Value | undefined) ?? null) : null;
  }

  /** After a write: what the loaders know may no longer be so. */
  forget(): void {
    this.#loaders.clear();
  }

  /** The same reader, with loaders of its own: for another moment, or inside a transaction. */
  anew(reader: Reader = this.reader): Context {
    return new Context({ ...this, reader });
  }
}
