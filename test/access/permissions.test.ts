// Who may ask what: the one table against the schema, against the page that people read, and against every role over HTTP.
import { readFileSync } from "node:fs";
import path from "node:path";
import {
  buildSchema as buildPlainSchema,
  getOperationAST,
  type GraphQLSchema,
  OperationTypeNode,
  parse,
  validate,
} from "graphql";
import { type Least, type Permissions, PERMISSIONS, refuseUnpermitted } from "../../src/api/permissions";
import { buildSchema } from "../../src/api/schema";
import { PROJECT_DIRECTORY } from "../../src/core/config";
import type { Bearer, Role } from "../../src/core/context";
import type { Refusal } from "../../src/core/refusal";
import { startSmallFace } from "../api/small-face";
import { leastDocument } from "../support/least-document";
import { startNode, type TestNode } from "../support/node";

const OPERATIONS = Object.values(OperationTypeNode);
const schema = buildSchema();
const fieldsOf = (operation: OperationTypeNode) => Object.keys(schema.getRootType(operation)?.getFields() ?? {});
const listed = (operation: OperationTypeNode) => Object.keys(PERMISSIONS[operation]);

/** Written here once more, so that a mistake in the order of roles shows. */
const MAY: Readonly<Record<Least, readonly (Role | null)[]>> = {
  ANYONE: [null, "READER", "CONTRIBUTOR", "CURATOR", "ADMIN"],
  READER: ["READER", "CONTRIBUTOR", "CURATOR", "ADMIN"],
  CONTRIBUTOR: ["CONTRIBUTOR", "CURATOR", "ADMIN"],
  CURATOR: ["CURATOR", "ADMIN"],
  ADMIN: ["ADMIN"],
};
const ROLES = MAY.ANYONE;
const bearerOf = (role: Role | null): Bearer | null => role && { keyId: "", role, recordedBy: "" };

/** The code of the refusal of a document by this bearer; null where it is let through. */
function refusal(text: string, role: Role | null, of: GraphQLSchema = schema, permissions?: Permissions) {
  const document = parse(text);
  try {
    refuseUnpermitted(of, document, getOperationAST(document)!, bearerOf(role), permissions);
    return null;
  } catch (error) {
    return error as Refusal;
  }
}

describe("the table", () => {
  it.each(OPERATIONS)("has every field of the schema's %s", (operation) => {
    expect(fieldsOf(operation).filter((field) => !listed(operation).includes(field))).toEqual([]);
  });

  it.each(OPERATIONS)("has nothing that the schema's %s lacks", (operation) => {
    expect(listed(operation).filter((field) => !fieldsOf(operation).includes(field))).toEqual([]);
  });

  it("is the one of docs/access.md", () => {
    const page = readFileSync(path.join(PROJECT_DIRECTORY, "docs/access.md"), "utf8");
    const told: Record<string, Record<string, string>> = { query: {}, mutation: {}, subscription: {} };
    for (const [, least, operation, fields] of page.matchAll(/^- \*\*(\w+)\*\*, (\w+): ([^]*?)\.$/gm)) {
      for (const [, field] of fields!.matchAll(/`(\w+)`/g)) told[operation!]![field!] = least!;
    }
    expect(told).toEqual(PERMISSIONS);
  });
});

describe("a question", () => {
  it("needs what each of its root fields needs, however they are wrapped", () => {
    const documents = [
      "{ viewer { role } renamed: keys { name } }",
      "{ ... on Query { ... { keys { name } } } }",
      "{ ...A } fragment A on Query { nodeInfo { name } ...B } fragment B on Query { keys { name } }",
      "query Q($not: Boolean!) { keys @skip(if: $not) { name } }",
    ];
    for (const document of documents) {
      expect(validate(schema, parse(document))).toEqual([]);
      expect(refusal(document, null)).toMatchObject({
        code: "UNAUTHENTICATED",
        message: expect.stringMatching(/^keys .*ADMIN/),
      });
      expect(refusal(document, "CURATOR")).toMatchObject({
        code: "FORBIDDEN",
        message: expect.stringMatching(/^keys .*ADMIN.*CURATOR/),
      });
      expect(refusal(document, "ADMIN")).toBeNull();
    }
  });

  it("may ask any schema about itself", () => {
    expect(refusal('{ __typename __schema { types { name } } __type(name: "Actor") { name } }', null)).toBeNull();
  });

  it("with fragments that spread each other comes to an end", () => {
    expect(
      refusal("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A keys { name } }", null)?.code,
    ).toBe("UNAUTHENTICATED");
    expect(refusal("{ ...Nowhere }", null)).toBeNull();
  });

  it("is looked at for the operation that runs, not for its neighbours", () => {
    const document = parse("query Mine { viewer { role } } query Other { keys { name } }");
    const [mine, other] = ["Mine", "Other"].map((name) => getOperationAST(document, name)!);
    expect(() => refuseUnpermitted(schema, document, mine!, null)).not.toThrow();
    expect(() => refuseUnpermitted(schema, document, other!, null)).toThrow();
  });
});

describe("a root field that is in no table", () => {
  const planted = buildPlainSchema(
    "type Query { viewer: Int, planted: Int } type Mutation { planted: Int, constructor: Int } type Subscription { planted: Int }",
  );

  it.each(ROLES)("is refused to %s", (role) => {
    for (const document of [
      "{ planted }",
      "{ viewer ... { planted } }",
      "mutation { planted }",
      "mutation { constructor }",
      "subscription { planted }",
    ]) {
      expect([document, refusal(document, role, planted)?.code]).toEqual([document, "FORBIDDEN"]);
    }
    expect(refusal("{ viewer }", role, planted)).toBeNull();
  });

  it("is refused over HTTP, before any resolver runs", async () => {
    let ran = 0;
    const face = await startSmallFace({ permissions: PERMISSIONS, resolvers: { "Query.number": () => (ran += 1) } });
    try {
      const { status, body, headers } = await face.ask("{ number }");
      expect([status, body.errors?.[0]?.extensions.code, ran]).toEqual([403, "FORBIDDEN", 0]);
      expect(headers.get("www-authenticate")).toBeNull();
      expect((await face.ask("{ __typename }")).body.data).toEqual({ __typename: "Query" });
    } finally {
      await face.stop();
    }
  });
});

describe("every role and every root field", () => {
  let node: TestNode;
  const headers = new Map<Role | null, Record<string, string>>();
  beforeAll(async () => {
    node = await startNode({ demo: false });
    for (const role of ROLES) headers.set(role, role ? await node.as(role) : {});
  });
  afterAll(() => node.stop());

  const cells = OPERATIONS.flatMap((operation) =>
    fieldsOf(operation).flatMap((field) => ROLES.map((role) => ({ operation, field, role }))),
  );

  it("meet as the table says: the function", () => {
    const told = cells.map(({ operation, field, role }) => refusal(`${operation} { ${field} }`, role)?.code ?? null);
    const wanted = cells.map(({ operation, field, role }) => {
      if (MAY[PERMISSIONS[operation][field]!].includes(role)) return null;
      return role ? "FORBIDDEN" : "UNAUTHENTICATED";
    });
    expect(told).toEqual(wanted);
  });

  it("subscriptions do not come by POST, whoever asks", async () => {
    const document = leastDocument(schema, OperationTypeNode.SUBSCRIPTION, "recordChanged");
    for (const role of ROLES) {
      const { status, body } = await node.ask(document, {}, headers.get(role));
      expect([role, status, body.errors?.[0]?.extensions.code]).toEqual([role, 400, "BAD_REQUEST"]);
    }
  });

  const asked = cells.filter(({ operation }) => operation !== OperationTypeNode.SUBSCRIPTION);

  it(`meet as the table says: over HTTP, ${asked.length} cells`, async () => {
    const wrong: string[] = [];
    for (const { operation, field, role } of asked) {
      const document = leastDocument(schema, operation, field);
      const response = await fetch(`${node.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers.get(role) },
        body: JSON.stringify({ query: document }),
      });
      const body = (await response.json()) as { errors?: { message: string; extensions: { code: string } }[] };
      const code = body.errors?.[0]?.extensions.code;
      const told = [response.status, code, response.headers.get("www-authenticate")];
      const isRight = MAY[PERMISSIONS[operation][field]!].includes(role)
        ? code !== "UNAUTHENTICATED" && code !== "FORBIDDEN" && code !== "GRAPHQL_VALIDATION_FAILED"
        : String(told) ===
          String(role ? [403, "FORBIDDEN", null] : [401, "UNAUTHENTICATED", 'Bearer realm="counterweight"']);
      if (!isRight) wrong.push(`${role} ${document}: ${told.join(" ")} ${body.errors?.[0]?.message}`);
    }
    expect(wrong).toEqual([]);
    expect(asked.length).toBeGreaterThan(300);
  });
});
