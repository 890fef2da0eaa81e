// What an error tells a client: refusals under their code and status, graphql-js' complaints cut short, defects not at all.
import { GraphQLError } from "graphql";
import { DatabaseError } from "pg";
import { ERROR_TABLE } from "../../src/core/error-table";
import { Refusal } from "../../src/core/refusal";
import { shortened } from "../../src/api/errors";
import { type SmallFace, startSmallFace } from "./small-face";

const SECRET = "password=hunter2";

let face: SmallFace;
let batchFailure: Error;
beforeAll(async () => {
  batchFailure = new Error("one batch failed for all");
  face = await startSmallFace({
    resolvers: {
      "Query.failing": () => {
        const cause = new Error("connect ECONNREFUSED 10.1.2.3:5432");
        throw Object.assign(new Error(`no connection with ${SECRET}`, { cause }), { parameters: ["a reader's value"] });
      },
      "Query.refusing": () => {
        throw new Refusal("BAD_CURSOR", "not a cursor of this list", { list: "items" });
      },
      "Query.unavailable": () => {
        throw new Refusal("STATEMENT_TIMEOUT", undefined, {}, { cause: new Error("canceling statement") });
      },
      "Query.number": () => "no number at all",
      "Query.language": () => {
        throw new GraphQLError("a library's own words", { extensions: { code: "SOMETHING_ELSE", secret: SECRET } });
      },
      "Query.item": () => ({ id: 1, name: "found" }),
      "Item.refusing": () => {
        throw new GraphQLError("no date", { extensions: { code: "BAD_DATE", secret: SECRET } });
      },
      "Item.related": () => [{ id: 1 }, { id: 2 }, { id: 3 }],
      "Item.failing": () => {
        throw batchFailure;
      },
    },
  });
});
afterAll(() => face.stop());
beforeEach(() => (face.lines.length = 0));

const logged = () => face.lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg !== "request");
const idIn = (message: string) => /^Something failed; the log knows it as ([0-9a-f]{12})$/.exec(message)?.[1];

describe("a defect", () => {
  const query = `query Planted($id: ID!) { secretly: failing item(id: $id) { name } }`;

  it("is told by an id alone, and the log knows more under that id", async () => {
    const { text, body, status } = await face.ask(query, { id: "value of a variable" });
    expect(status).toBe(200);
    expect(body.data).toEqual({ secretly: null, item: { name: "found" } });
    expect(body.errors).toEqual([
      expect.objectContaining({ path: ["secretly"], extensions: { code: "INTERNAL_SERVER_ERROR" } }),
    ]);
    expect(text).not.toMatch(/hunter2|ECONNREFUSED|errors\.test|value/);
    const [line, ...others] = logged();
    expect(others).toEqual([]);
    expect(line).toMatchObject({ level: 50, id: idIn(body.errors![0]!.message), field: "failing" });
    expect(line.stack).toMatch(/hunter2[^]*errors\.test[^]*Caused by: Error: connect ECONNREFUSED/);
  });

  it("leaves no variables, no question and no address in the log", async () => {
    await face.ask(query, { id: "value of a variable" });
    expect(face.lines.join("")).not.toMatch(/value of a variable|a reader's value|secretly|127\.0\.0\.1/);
  });

  it("of Postgres is logged by its code, because its sentences quote values", async () => {
    const words = 'invalid input syntax for type uuid: "a reader\'s value"';
    batchFailure = Object.assign(new DatabaseError(words, words.length, "error"), {
      code: "22P02",
      table: "actor",
      detail: `Failing row contains (${SECRET})`,
      where: SECRET,
    });
    await face.ask("{ item(id: 1) { failing } }");
    batchFailure = new Error("one batch failed for all");
    expect(logged()).toHaveLength(1);
    expect(logged()[0].stack).toMatch(/^Postgres refused: 22P02 actor\n +at [^]*errors\.test/);
    expect(face.lines.join("")).not.toMatch(/hunter2|a reader's value/);
  });

  it("is a 500 where nothing else is answered", async () => {
    const { status, body } = await face.ask("{ items { totalCount } }");
    expect([status, body.data]).toEqual([500, null]);
    expect(idIn(body.errors![0]!.message)).toBeDefined();
  });

  it.each([
    ["a value that does not fit its type", "{ number }"],
    ["a code that no table knows", "{ language }"],
  ])("is also %s", async (_what, question) => {
    const { body, text } = await face.ask(question);
    expect(idIn(body.errors![0]!.message)).toBe(logged()[0].id);
    expect(text).not.toMatch(/no number|library|hunter2|SOMETHING_ELSE/);
  });

  it("that fails many fields at once has one id and one line in the log", async () => {
    const { body } = await face.ask("{ item(id: 1) { related { failing } } }");
    expect(body.errors).toHaveLength(3);
    expect(new Set(body.errors!.map(({ message }) => message)).size).toBe(1);
    expect(logged()).toHaveLength(1);
  });
});

describe("a refusal", () => {
  it("keeps code, words and details, with its status where it is the whole answer", async () => {
    const { status, body } = await face.ask("{ refusing }");
    // The field may be null, so that there is data beside the refusal.
    expect([status, body.data]).toEqual([200, { refusing: null }]);
    expect(body.errors).toMatchObject([
      { message: "not a cursor of this list", extensions: { code: "BAD_CURSOR", list: "items" }, path: ["refusing"] },
    ]);
    expect(logged()).toEqual([]);
  });

  it("of ours that could be mended by waiting is a 503 that says when, and leaves its cause in the log", async () => {
    const { status, headers, body } = await face.ask("{ unavailable }");
    expect([status, headers.get("retry-after"), body.data]).toEqual([503, "1", null]);
    expect(body.errors).toMatchObject([{ extensions: { code: "STATEMENT_TIMEOUT" } }]);
    expect(logged()).toMatchObject([{ level: 40, code: "STATEMENT_TIMEOUT" }]);
    expect(logged()[0].stack).toContain("canceling statement");
  });

  it("may also be a GraphQLError with a code of the table, of which only the code passes", async () => {
    const { body } = await face.ask("{ item(id: 1) { refusing } }");
    expect(body.errors).toMatchObject([{ message: "no date", extensions: { code: "BAD_DATE" } }]);
    expect(Object.keys(body.errors![0]!.extensions)).toEqual(["code"]);
  });

  it("by the context is told like any other", async () => {
    const refusing = await startSmallFace({
      contextOf: (request) => {
        if (request.headers.authorization) throw new Error(SECRET);
        throw new Refusal("NOT_READY");
      },
    });
    try {
      const refusal = await refusing.ask("{ number }");
      expect([refusal.status, refusal.body.errors![0]!.extensions.code]).toEqual([503, "NOT_READY"]);
      const defect = await refusing.ask("{ number }", {}, { authorization: "x" });
      expect([defect.status, defect.body.errors![0]!.extensions.code]).toEqual([500, "INTERNAL_SERVER_ERROR"]);
      expect(defect.text).not.toContain("hunter2");
    } finally {
      await refusing.stop();
    }
  });
});

describe("graphql-js and Apollo", () => {
  it.each([
    ["GRAPHQL_PARSE_FAILED", "{ number", /Expected Name, found <EOF>/],
    ["GRAPHQL_VALIDATION_FAILED", "{ numbr }", /Did you mean "number"/],
    ["OPERATION_RESOLUTION_FAILURE", "query A { number } query B { number }", /operation name/],
    ["BAD_REQUEST", "", /non-empty `query`/],
  ])("complain under %s", async (code, query, words) => {
    const { status, body } = await face.ask(query);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ message: expect.stringMatching(words), extensions: { code } }]);
    expect(logged()).toEqual([]);
  });

  it("give clients of persisted queries the word that makes them send the whole document", async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } };
    const { status, body } = await face.post(JSON.stringify({ extensions }));
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ message: "PersistedQueryNotSupported", extensions: { code: "BAD_REQUEST" } }]);
  });

  it("stop looking after ten complaints", async () => {
    const unknown = Array.from({ length: 19 }, (_, index) => `u${index}`).join(" ");
    const { body } = await face.ask(`{ ${unknown} }`);
    expect(body.errors).toHaveLength(11);
    expect(body.errors!.at(-1)!.message).toMatch(/Too many validation errors/);
  });

  it("never answer with a code outside the table", async () => {
    const questions = [
      "{",
      "{ x }",
      "{ item }",
      "{ item(id: {}) { id } }",
      "{ __type }",
      "subscription { x }",
      "mutation { change }",
    ];
    for (const question of questions) {
      const { body } = await face.ask(question);
      for (const { extensions } of body.errors ?? []) expect(ERROR_TABLE).toHaveProperty(String(extensions.code));
    }
  });
});

describe("words of a request in an error", () => {
  it("are cut, the sentence around them is kept", () => {
    const cut = shortened(`Cannot query field "${"n".repeat(73_000)}" on type "Query".`);
    expect(cut).toMatch(/^Cannot query field "n{199}… on type "Query"\.$/);
    expect(shortened("short words ".repeat(10_000)).length).toBeLessThanOrEqual(1_001);
    expect(shortened("as it was")).toBe("as it was");
  });

  it("are never left with half a surrogate pair", () => {
    expect(shortened("🏛".repeat(5_000)).isWellFormed()).toBe(true);
  });
});
