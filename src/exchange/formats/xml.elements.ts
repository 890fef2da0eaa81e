// Reads XML as a stream of its larger elements: whatever stands at one depth comes as a tree of its own, so that a file of any size
// needs the memory of one of them. What only attacks need is refused: a DOCTYPE with its entities, depth, endless texts.
import { type AttributeHandler, SaxesParser } from "saxes";
import { textOf } from "../files/text";
import type { Complaint } from "../import/record-source";

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Its own text, spaces at both ends taken off. */
  readonly text: string;
  readonly line: number;
}

export type Begun = Omit<Element, "children" | "text">;

/** A tree at the wanted depth; or that an element above it begins, or ends. */
export type Part =
  | { readonly begins: Begun; readonly depth: number }
  | { readonly ends: string; readonly depth: number }
  | { readonly element: Element };

const DEPTH_MAX = 64;
const ATTRIBUTES_MAX = 100;
/** Of one tree, markup included; and between two marks of the parser, which holds so much at most. */
const CHARACTERS_MAX = 1_048_576;

type Growing = Begun & { children: Element[]; text: string; from: number };

class Refused extends Error {
  constructor(readonly complaint: Complaint) {
    super(complaint.message);
  }
}

class Elements {
  readonly #parser = new SaxesParser();
  readonly #open: Growing[] = [];
  readonly #parts: Part[] = [];
  #attributes = 0;
  #mark = 0;
  #begun = { line: 1, column: 1 };

  constructor(private readonly depth: number) {
    const parser = this.#parser;
    const refuse = (message: string) => this.#refuse(message);
    const countAttribute: AttributeHandler<object> = () => {
      this.#marked();
      if ((this.#attributes += 1) > ATTRIBUTES_MAX) refuse(`an element has more than ${ATTRIBUTES_MAX} attributes`);
    };
    parser.on("error", ({ message }) => refuse(message.replace(/^\d+:\d+: /, "").replace(/\.$/, "")));
    parser.on("doctype", () => refuse("a DOCTYPE, with what it may declare, is not read"));
    parser.on("xmldecl", ({ encoding }) => {
      if (encoding && !/^(utf-8|us-ascii)$/i.test(encoding)) refuse(`it says that it is ${encoding}: save it as UTF-8`);
    });
    parser.on("attribute", countAttribute);
    parser.on("opentagstart", () => {
      this.#marked();
      this.#attributes = 0;
      this.#begun = { line: parser.line, column: parser.column };
      if (this.#open.length >= DEPTH_MAX) refuse(`elements stand more than ${DEPTH_MAX} deep`);
    });
    parser.on("opentag", ({ name, attributes }) => this.#opens(name, attributes as Record<string, string>));
    parser.on("closetag", () => this.#closes());
    parser.on("text", (text) => this.#says(text));
    parser.on("cdata", (text) => this.#says(text));
    parser.on("comment", () => this.#marked());
    parser.on("processinginstruction", () => this.#marked());
  }

  /** Throws Refused. */
  read(text: string): Part[] {
    this.#parser.write(text);
    if (this.#parser.position - this.#mark > CHARACTERS_MAX)
      this.#refuse(`a text is longer than ${CHARACTERS_MAX} characters`);
    return this.#parts.splice(0);
  }

  end(): Part[] {
    this.#parser.close();
    return this.#parts.splice(0);
  }

  #refuse(message: string): never {
    const { line, column } = this.#parser;
    throw new Refused({ line, column: column + 1, code: "BAD_XML", message });
  }

  #marked(): void {
    this.#mark = this.#parser.position;
    const tree = this.#open[this.depth];
    if (tree && this.#mark - tree.from > CHARACTERS_MAX)
      this.#refuse(`<${tree.name}> is longer than ${CHARACTERS_MAX} characters`);
  }

  #opens(name: string, attributes: Record<string, string>): void {
    this.#marked();
    const depth = this.#open.length;
    const { line } = this.#begun;
    this.#open.push({ name, attributes, children: [], text: "", line, from: this.#mark });
    if (depth < this.depth) this.#parts.push({ begins: { name, attributes, line }, depth });
  }

  #closes(): void {
    this.#marked();
    const { name, attributes, children, text, line } = this.#open.pop()!;
    const element: Element = { name, attributes, children, text: text.trim(), line };
    const depth = this.#open.length;
    if (depth < this.depth) this.#parts.push({ ends: name, depth });
    else if (depth === this.depth) this.#parts.push({ element });
    else this.#open.at(-1)!.children.push(element);
  }

  #says(text: string): void {
    this.#marked();
    if (this.#open.length > this.depth) this.#open.at(-1)!.text += text;
  }
}

/**
 * The root is at depth 0. Comes chunk by chunk, because waiting for every part by itself would cost more than reading it. Ends with a
 * complaint where the rest cannot be read. Throws FILE_UNREADABLE and BAD_TEXT.
 */
export async function* elementsOf(path: string, depth: number): AsyncGenerator<readonly (Part | Complaint)[]> {
  const elements = new Elements(depth);
  try {
    for await (const text of textOf(path)) yield elements.read(text);
    yield elements.end();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    yield [error.complaint];
  }
}
