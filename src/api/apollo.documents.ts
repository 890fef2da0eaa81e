// Documents that were parsed and found valid, so that the same question asked again costs neither. Bounded by the length
// of their text, because a syntax tree takes some eighty bytes of memory a character; it knows no schema.
import type { DocumentNode } from "graphql";

const CHARACTERS_MAX = 300_000;

/** Apollo's own store writes each document out as JSON to learn its size. */
export class DocumentStore {
  /** Least recently asked for first. */
  readonly #documents = new Map<string, DocumentNode>();
  #characters = 0;

  async get(key: string): Promise<DocumentNode | undefined> {
    const document = this.#documents.get(key);
    if (document) {
      this.#documents.delete(key);
      this.#documents.set(key, document);
    }
    return document;
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    await this.delete(key);
    this.#documents.set(key, document);
    this.#characters += lengthOf(document);
    for (const oldest of this.#documents.keys()) {
      if (this.#characters <= CHARACTERS_MAX) break;
      await this.delete(oldest);
    }
  }

  async delete(key: string): Promise<boolean> {
    const document = this.#documents.get(key);
    if (!document) return false;
    this.#characters -= lengthOf(document);
    return this.#documents.delete(key);
  }
}

const lengthOf = ({ loc }: DocumentNode): number => loc?.source.body.length ?? CHARACTERS_MAX;
