// The HTTP face over real sockets: routes, methods and types, bodies that are too large or too slow, and an orderly stop.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import DataLoader from "dataloader";
import type { LoaderDefinition } from "../../src/core/context";
import { type SmallFace, raw, startSmallFace } from "./small-face";

const CSRF = { "apollo-require-preflight": "1" };
const EXAMPLE = "GET /livez HTTP/1.1\r\nHost: x\r\n\r\n";
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const echo: LoaderDefinition<string, string> = {
  name: "echo",
  make: () => new DataLoader((keys) => Promise.resolve([...keys])),
};

let face: SmallFace;
let ready: () => Promise<boolean> = () => Promise.resolve(true);
let release: () => void = () => undefined;
/** A face with the times of operation, and one that loses patience at once, for the tests that wait for just that. */
let hasty: SmallFace;
beforeAll(async () => {
  const options = {
    readiness: () => ready(),
    resolvers: {
      "Query.number": () => 42,
      // A loader lives in a private field, which a clone of the context would lack.
      "Query.language": (_root, _args, context) => context.loader(echo).load(context.acceptLanguage),
      "Query.slow": (_root, { ms }) => wait(Number(ms)).then(() => "done"),
      "Query.item": (_root, { id }: { id?: string }) => ({ id, name: "n".repeat(20_000) }),
      "Query.failing": () => {
        throw new Error("a defect");
      },
      "Mutation.change": () => 1,
    },
  } satisfies Parameters<typeof startSmallFace>[0];
  face = await startSmallFace(options);
  const times = { headersMs: 300, bodyMs: 300, requestMs: 600, silenceMs: 400, keepAliveMs: 200, checkMs: 50 };
  hasty = await startSmallFace({ ...options, times });
});
afterAll(() => Promise.all([face.stop(), hasty.stop()]));

function expectRefusal(answer: Awaited<ReturnType<SmallFace["get"]>>, status: number, code: string) {
  expect([answer.status, answer.body.errors?.[0]?.extensions.code]).toEqual([status, code]);
  expect(answer.headers.get("content-type")).toMatch(/json/);
}

describe("GraphQL by POST", () => {
  it.each([
    ["application/json", "application/json; charset=utf-8"],
    ["application/graphql-response+json", "application/graphql-response+json; charset=utf-8"],
    ["application/graphql-response+json, application/json;q=0.9", "application/graphql-response+json; charset=utf-8"],
    ["*/*", "application/json; charset=utf-8"],
  ])("accepted as %s comes as %s", async (accept, type) => {
    const { status, headers, body } = await face.ask("{ number }", undefined, { accept });
    expect([status, headers.get("content-type"), body.data]).toEqual([200, type, { number: 42 }]);
  });

  it("is not acceptable as anything else", async () => {
    expectRefusal(await face.ask("{ number }", undefined, { accept: "text/html" }), 406, "BAD_REQUEST");
  });

  it("hands the reader's languages on, and the private parts of the context survive Apollo", async () => {
    const { body, headers } = await face.ask("{ language }", {}, { "accept-language": "nl, fr;q=.5" });
    expect(body.data).toEqual({ language: "nl, fr;q=.5" });
    expect(headers.get("vary")).toMatch(/accept-language/);
    expect(headers.get("cache-control")).toBe("no-store");
  });

  it.each([
    ["broken JSON", '{"query": "{ number }"'],
    ["no JSON", "query=1"],
    ["nothing", ""],
    ["an array", '[{"query":"{ number }"},{"query":"{ number }"}]'],
    ["a string", '"{ number }"'],
    ["null", "null"],
    ["no question", "{}"],
    ["a question that is no text", '{"query": 1}'],
    ["variables that are none", '{"query": "{ number }", "variables": "x"}'],
    ["bytes that are not UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d])],
  ])("refuses %s", async (_what, body) => {
    expectRefusal(await face.post(body), 400, "BAD_REQUEST");
  });

  it.each([
    ["text/plain"],
    ["application/x-www-form-urlencoded"],
    ["multipart/form-data; boundary=x"],
    ["application/json; charset=latin1"],
    ["application/graphql"],
  ])("refuses %s, which a page elsewhere could send unasked", async (type) => {
    expectRefusal(await face.post('{"query":"{ number }"}', { "content-type": type }), 415, "BAD_REQUEST");
  });

  it("refuses compressed bodies", async () => {
    expectRefusal(await face.post("{}", { "content-encoding": "gzip" }), 415, "BAD_REQUEST");
  });

  it("answers compressed when that is wanted and pays", async () => {
    const large = await face.ask("{ item(id: 1) { name } }", {}, { "accept-encoding": "gzip" });
    expect([large.headers.get("content-encoding"), large.text.length > 20_000]).toEqual(["gzip", true]);
    const plain = await face.ask("{ item(id: 1) { name } }", {}, { "accept-encoding": "gzip;q=0, identity" });
    expect([plain.headers.get("content-encoding"), plain.text]).toEqual([null, large.text]);
    const small = await face.ask("{ number }", {}, { "accept-encoding": "gzip" });
    expect(small.headers.get("content-encoding")).toBeNull();
  });
});

describe("GraphQL by GET and other methods", () => {
  const query = (text: string) => `/graphql?query=${encodeURIComponent(text)}`;

  it("answers questions", async () => {
    const { status, body } = await face.get(
      query("query Q($id: ID!) { item(id: $id) { id } }") + '&variables={"id":"7"}',
      {
        headers: CSRF,
      },
    );
    expect([status, body.data]).toEqual([200, { item: { id: "7" } }]);
  });

  it("refuses what a link on another page could ask", async () => {
    const answer = await face.get(query("{ number }"));
    expectRefusal(answer, 400, "BAD_REQUEST");
    expect(answer.text).toMatch(/Cross-Site Request Forgery/);
  });

  it("changes nothing", async () => {
    const answer = await face.get(query("mutation { change }"), { headers: CSRF });
    expectRefusal(answer, 405, "BAD_REQUEST");
    expect(answer.headers.get("allow")).toBe("POST");
  });

  it.each(["PUT", "DELETE", "PATCH"])("%s is no way to ask", async (method) => {
    const answer = await face.get("/graphql", { method });
    expectRefusal(answer, 405, "METHOD_NOT_ALLOWED");
    expect(answer.headers.get("allow")).toBe("GET, POST, OPTIONS");
  });

  it("lets pages of any origin ask, without credentials", async () => {
    const { status, headers, text } = await face.get("/graphql", {
      method: "OPTIONS",
      headers: { origin: "https://example.org", "access-control-request-method": "POST" },
    });
    expect([status, text]).toEqual([204, ""]);
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("access-control-allow-headers")).toContain("apollo-require-preflight");
    expect(headers.get("access-control-max-age")).toBe("86400");
    expect(headers.get("access-control-allow-credentials")).toBeNull();
    expect((await face.ask("{ number }")).headers.get("access-control-allow-origin")).toBe("*");
  });
});

describe("bodies and sockets that are not well meant", () => {
  it("40 MB are refused unread, and the reader is told", async () => {
    const body = JSON.stringify({ query: `{ ${"a ".repeat(20_000_000)} }` });
    const answer = await face.post(body);
    expectRefusal(answer, 413, "BODY_TOO_LARGE");
    expect(answer.headers.get("connection")).toBe("close");
  });

  it("a body without announced length is refused where it passes the limit", async () => {
    const chunk = `10000\r\n${" ".repeat(65_536)}\r\n`;
    const head =
      "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    const { text } = await raw(face.url, head + chunk.repeat(5));
    expect(text).toMatch(/^HTTP\/1\.1 413 [^]*BODY_TOO_LARGE/);
  });

  it("who asks first is refused before the body travels", async () => {
    const head = "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n";
    const refused = await raw(face.url, `${head}Content-Length: 40000000\r\n\r\n`);
    expect(refused.text).toMatch(/^HTTP\/1\.1 413 /);
    const invited = await raw(
      face.url,
      `${head}Content-Length: 23\r\nConnection: close\r\n\r\n{"query":"{ number }"} `,
    );
    expect(invited.text).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK[^]*"number":42/);
  });

  it("a body that trickles is refused in time", async () => {
    const head = "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";
    const { text } = await raw(hasty.url, head);
    expect(text).toMatch(/^HTTP\/1\.1 408 [^]*BODY_TOO_SLOW/);
  });

  it("a socket that says nothing is closed", async () => {
    expect((await raw(hasty.url, "")).text).not.toMatch(/200/);
  });

  it("headers that do not end are cut off", async () => {
    expect((await raw(hasty.url, "GET /livez HTTP/1.1\r\nHost: x\r\n")).text).toMatch(/^HTTP\/1\.1 408 /);
  });

  it("headers beyond 16 KB are refused", async () => {
    expect((await raw(face.url, `GET /livez HTTP/1.1\r\nX: ${"x".repeat(20_000)}\r\n\r\n`)).text).toMatch(
      /^HTTP\/1\.1 431 /,
    );
  });

  it("what is no HTTP is refused", async () => {
    expect((await raw(face.url, "\u0016\u0003\u0001 hello\r\n\r\n")).text).toMatch(/^HTTP\/1\.1 400 /);
  });

  it("a connection that was used and then idles is closed", async () => {
    const { text } = await raw(hasty.url, EXAMPLE);
    expect(text).toMatch(/^HTTP\/1\.1 200 OK/);
  });

  it("a question that thinks longer than a silent socket may live is answered", async () => {
    const { body } = await hasty.ask("{ slow(ms: 1000) }");
    expect(body.data).toEqual({ slow: "done" });
  });

  it("a reader who leaves in the middle harms nobody", async () => {
    const body = JSON.stringify({ query: "{ slow(ms: 50) item(id: 1) { name } }" });
    const head = `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
    await Promise.all(
      [head + body, head + body.slice(0, 20)].map(
        (text) =>
          new Promise<void>((resolve) => {
            const socket = connect(Number(new URL(face.url).port), "127.0.0.1", () => {
              socket.write(text, () => socket.resetAndDestroy());
            });
            socket.on("error", () => undefined);
            socket.on("close", () => resolve());
          }),
      ),
    );
    await wait(150);
    expect((await face.ask("{ number }")).body.data).toEqual({ number: 42 });
  });
});

describe("other addresses", () => {
  it("/livez is well as long as the process is", async () => {
    ready = () => Promise.resolve(false);
    const { status, text } = await face.get("/livez");
    expect([status, text]).toEqual([200, "ok"]);
  });

  it.each([
    ["the database answers", () => Promise.resolve(true), 200],
    ["it does not", () => Promise.resolve(false), 503],
    ["asking it fails", () => Promise.reject(new Error("gone")), 503],
  ])("/readyz when %s", async (_when, readiness, expected) => {
    ready = readiness;
    const { status, headers } = await face.get("/readyz");
    expect([status, headers.get("retry-after")]).toEqual([expected, expected === 503 ? "1" : null]);
  });

  it.each([
    "/nothing",
    "/graphql/",
    "/.env",
    "/%00",
    "/%2e%2e/package.json",
    "//example.org",
    "/__proto__",
    "/constructor",
  ])("%s is not found", async (target) => {
    expectRefusal(await face.get(target), 404, "NOT_FOUND");
  });

  it("the folder above the pages is out of reach", async () => {
    const { text } = await raw(face.url, "GET /../package.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    expect(text).toMatch(/^HTTP\/1\.1 404 /);
  });

  it.each(["/livez", "/"])("%s is only read", async (target) => {
    const answer = await face.get(target, { method: "POST", body: "x" });
    expectRefusal(answer, 405, "METHOD_NOT_ALLOWED");
    expect(answer.headers.get("allow")).toBe("GET, HEAD");
  });

  it("every answer carries the security headers", async () => {
    for (const target of ["/", "/livez", "/nothing", "/graphql"]) {
      const { headers } = await face.get(target);
      expect(headers.get("content-security-policy")).toBe(
        "default-src 'self';script-src 'self';style-src 'self' 'unsafe-inline';worker-src 'self' blob:;" +
          "img-src 'self' data: blob:;font-src 'self' data:;connect-src 'self';frame-ancestors 'none';base-uri 'none';form-action 'none'",
      );
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("strict-transport-security")).toBeNull();
      expect(headers.get("x-powered-by")).toBeNull();
    }
  });
});

describe("pages", () => {
  const directory = mkdtempSync(path.join(tmpdir(), "counterweight-pages-"));
  const built = path.join(directory, "dist");
  let paged: SmallFace;
  beforeAll(async () => {
    paged = await startSmallFace({ pagesDirectory: built });
  });
  afterAll(async () => {
    await paged.stop();
    rmSync(directory, { recursive: true });
  });

  it("say how they are built as long as they are not", async () => {
    for (const target of ["/", "/graphiql", "/graphiql/", "/find", "/actors/an-actor", "/edit/"]) {
      const { status, text, headers } = await paged.get(target);
      expect([status, headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
      expect(text).toMatch(/<title>[^]*npm run build/);
    }
    expect((await paged.get("/assets/home.js")).status).toBe(404);
  });

  it("are served once they are, without a restart", async () => {
    mkdirSync(path.join(built, "assets"), { recursive: true });
    mkdirSync(path.join(built, "graphiql"));
    writeFileSync(path.join(built, "index.html"), "<title>home</title>");
    writeFileSync(path.join(built, "graphiql", "index.html"), "<title>explorer</title>");
    writeFileSync(path.join(built, "assets", "home-abc123.js"), "export {};".repeat(500_000));
    for (const [target, title] of [
      ["/", "home"],
      ["/graphiql", "explorer"],
      ["/graphiql/", "explorer"],
      ["/graphiql?query=x", "explorer"],
    ] as const) {
      const { status, text, headers } = await paged.get(target);
      expect([status, text]).toEqual([200, `<title>${title}</title>`]);
      expect(headers.get("cache-control")).toBe("no-cache");
      expect(headers.get("content-type")).toMatch(/^text\/html/);
    }
    const { headers } = await paged.get("/assets/home-abc123.js");
    expect(headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(headers.get("content-type")).toMatch(/javascript/);
  });

  describe("each at its own address", () => {
    const record = "actor_0190f3c2a5b07c3e8d1f2a3b4c5d6e7f";
    const addresses = [
      ["/find", "find"],
      ["/actors/an-actor-2", "actor"],
      [`/actors/${record}`, "actor"],
      [`/actors/${"x".repeat(200)}`, "actor"],
      ["/policies/decent-work", "reform"],
      ["/reforms/decent-work-2011", "reform"],
      ["/sources/a-book", "source"],
      ["/network", "network"],
      ["/triangle", "triangle"],
      [`/history/${record}`, "history"],
      ["/edit", "edit"],
      ["/edit/new-actor", "edit"],
      ["/graphiql", "graphiql"],
    ] as const;
    beforeAll(() => {
      for (const [, page] of addresses) {
        mkdirSync(path.join(built, page), { recursive: true });
        writeFileSync(path.join(built, page, "index.html"), `<title>${page}</title>`);
      }
    });
    afterAll(() => {
      for (const [, page] of addresses) rmSync(path.join(built, page), { recursive: true, force: true });
    });

    it.each(addresses)("%s", async (address, page) => {
      for (const target of [address, `${address}/`, `${address}?lang=fr`]) {
        const { status, text, headers } = await paged.get(target);
        expect([status, text]).toEqual([200, `<title>${page}</title>`]);
        expect(headers.get("cache-control")).toBe("no-cache");
      }
      const head = await paged.get(address, { method: "HEAD" });
      expect([head.status, head.text]).toEqual([200, ""]);
      expect(head.headers.get("content-type")).toMatch(/^text\/html/);
    });

    it.each(addresses)("%s is only read", async (target) => {
      const answer = await paged.get(target, { method: "POST", body: "x" });
      expectRefusal(answer, 405, "METHOD_NOT_ALLOWED");
      expect(answer.headers.get("allow")).toBe("GET, HEAD");
    });

    it.each([
      "/actor",
      "/actor/",
      "/reform/an-actor",
      "/actors",
      "/actors/",
      "/actors/one/two",
      "/actors//",
      "/find/more",
      "/history",
      "/edit/a/b",
      `/actors/${"x".repeat(201)}`,
      "/actors/a%00b",
      "/actors/%",
      "/actors/%zz%ff",
      "/actors/..%2f..%2fpackage.json",
      "/actors/a%2fb",
      "/actors/<script>",
    ])("nothing is at %s", async (target) => {
      expectRefusal(await paged.get(target), 404, "NOT_FOUND");
    });

    it("the folder above them is out of reach from every one", async () => {
      for (const target of [
        "/actors/../../package.json",
        "/edit/%2e%2e/%2e%2e/package.json",
        "/actors/..",
        "/actors/%2e%2e",
      ]) {
        const { text } = await raw(paged.url, `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
        expect(text).toMatch(/^HTTP\/1\.1 404 /);
      }
    });
  });

  it("are missing for people in their language, and for programs by an error", async () => {
    const browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    for (const [wanted, lang, title] of [
      ["nl-BE,nl;q=0.9,en;q=0.5", "nl", "Hier staat geen pagina"],
      ["de, fr;q=0.5", "fr", "Il n’y a pas de page ici"],
      ["", "en", "There is no page here"],
      ["<script>", "en", "There is no page here"],
    ] as const) {
      const { status, text, headers } = await paged.get("/nothing/<script>", {
        headers: { accept: browser, "accept-language": wanted },
      });
      expect([status, headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
      expect(headers.get("vary")).toMatch(/accept, accept-language/);
      expect(text).toContain(`<html lang="${lang}">`);
      expect(text).toContain(`<h1>${title}</h1>`);
      expect(text).toContain('<a href="/">');
      expect(text).not.toContain("script");
    }
    const head = await paged.get("/nothing", { method: "HEAD", headers: { accept: browser } });
    expect([head.status, head.text]).toEqual([404, ""]);
    for (const accept of ["*/*", "application/json", "text/css,*/*;q=0.1"]) {
      expectRefusal(await paged.get("/nothing", { headers: { accept } }), 404, "NOT_FOUND");
    }
    expectRefusal(await paged.get("/nothing", { method: "POST", headers: { accept: browser } }), 404, "NOT_FOUND");
  });

  it("are not sent again to who has them", async () => {
    const etag = (await paged.get("/")).headers.get("etag")!;
    expect((await paged.get("/", { headers: { "if-none-match": etag } })).status).toBe(304);
  });

  it("are sent whole, whatever range is asked for", async () => {
    const { status, text } = await paged.get("/", { headers: { range: "bytes=9-2" } });
    expect([status, text]).toEqual([200, "<title>home</title>"]);
  });

  it("do not stay open when the reader leaves", async () => {
    const openFiles = () => readdirSync("/proc/self/fd").length;
    if (process.platform !== "linux") return expect(openFiles).toThrow();
    const before = openFiles();
    for (let reader = 0; reader < 20; reader++) {
      await new Promise<void>((resolve) => {
        const socket = connect(Number(new URL(paged.url).port), "127.0.0.1", () => {
          socket.write("GET /assets/home-abc123.js HTTP/1.1\r\nHost: x\r\n\r\n");
        });
        socket.once("data", () => socket.resetAndDestroy());
        socket.once("close", () => resolve());
      });
    }
    await wait(300);
    expect(openFiles() - before).toBeLessThan(10);
  });
});

describe("log of requests", () => {
  it("names method, path, status, time and operation, and nothing of the reader", async () => {
    face.lines.length = 0;
    await face.ask("query WhoAsks { number }", { secret: "variable" }, { "user-agent": "agent" });
    await face.get("/livez?token=secret");
    await face.post(JSON.stringify({ query: "{ number }", operationName: `<script>${"x".repeat(100)}` }));
    await wait(50);
    const logged = face.lines
      .map((line) => JSON.parse(line))
      .map(({ time: _, ms, ...line }) => {
        expect(ms).toBeGreaterThanOrEqual(0);
        return line;
      });
    const line = { level: 20, msg: "request", method: "POST", path: "/graphql" };
    expect(logged).toEqual([
      { ...line, status: 200, operation: "WhoAsks" },
      { ...line, status: 200, method: "GET", path: "/livez" },
      { ...line, status: 400, operation: `script${"x".repeat(54)}` },
    ]);
    expect(face.lines.join("")).not.toMatch(/secret|variable|agent|127\.0\.0\.1/);
  });

  it("nor of what was refused, failed or was to be written, wherever it stood in the request", async () => {
    const planted = "PlantedSecret";
    const key = `cw_0a1b2c3d4e5f_${"s".repeat(43)}`;
    const headers = {
      authorization: `Bearer ${key}`,
      cookie: `session=${planted}`,
      referer: `http://${planted}.example/`,
      "user-agent": planted,
      "x-forwarded-for": planted,
      forwarded: `for=${planted}`,
    };
    const write = `mutation ($input: [By!]) { createActor(input: {description: "${planted}", inputs: $input}) { id } }`;
    const questions: [string, object?][] = [
      [`{ ${planted}: failing }`],
      [`{ ${planted} }`],
      [`{ item(id: "${planted}") { ${planted}: failing } }`],
      [`{ items(first: 1000, by: {slug: "${planted}"}) { totalCount } }`],
      [`query ($id: ID!) { item(id: $id) { id } }`, { id: { [planted]: planted } }],
      [`query ($id: ID!) { item(id: $id) { refusing } }`, { id: planted }],
      [write, { input: [{ slug: planted, tags: [{ slug: planted }] }] }],
      [`mutation { ${planted}: change }`],
      [`{ "${planted}`],
      [`# ${planted}\n{ number }`],
      [`query { unavailable @skip(if: "${planted}") }`],
    ];
    face.lines.length = 0;
    for (const [query, variables] of questions) await face.ask(query, variables, headers);
    await face.post(`{"query": "${planted}`, headers);
    await face.post(JSON.stringify({ query: "{ number }", extensions: { [planted]: planted } }), headers);
    await face.post(`{"query": "${"x".repeat(300_000)}${planted}"}`, headers);
    await face.get(`/graphql?query={${planted}}`, { headers: { ...headers, ...CSRF } });
    await face.get(`/graphql?key=${key}`, { headers });
    await face.get(`/${key}`, { headers });
    await face.get("/livez", { method: planted, headers }).catch(() => undefined);
    const requests = () => face.lines.filter((line) => line.includes('"msg":"request"')).length;
    while (requests() < questions.length + 6) await wait(5);
    const told = face.lines.join("");
    expect(told.match(/"msg":"Something failed"/g)).toHaveLength(1);
    for (const secret of [planted, planted.toLowerCase(), "s".repeat(43), "127.0.0.1", "createActor"]) {
      expect(told).not.toContain(secret);
    }
  });
});

describe("starting and stopping", () => {
  it("a taken port is refused by name", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    await expect(startSmallFace({ port })).rejects.toMatchObject({
      code: "PORT_IN_USE",
      message: expect.stringMatching(new RegExp(`port ${port} .*PORT=`)),
    });
    await new Promise((resolve) => other.close(resolve));
  });

  it("what has begun is finished, what is new is not let in", async () => {
    const started = new Promise<void>((resolve) => (release = resolve));
    const stopping = await startSmallFace({
      resolvers: {
        "Query.slow": (_root, { ms }) => {
          release();
          return wait(Number(ms)).then(() => "done");
        },
      },
    });
    const idle = connect(Number(new URL(stopping.url).port), "127.0.0.1", () => idle.write("GET /livez HTTP/1.1"));
    const idleClosed = new Promise((resolve) => idle.once("close", resolve));
    const inFlight = stopping.ask("{ slow(ms: 400) }");
    await started;
    const stopped = stopping.stop();
    expect(stopping.stop()).toEqual(stopped);
    await idleClosed;
    await expect(stopping.get("/livez")).rejects.toThrow("fetch failed");
    const { status, body, headers } = await inFlight;
    expect([status, body.data, headers.get("connection")]).toEqual([200, { slow: "done" }, "close"]);
    await stopped;
  });

  it("is not ready from the first moment of a stop, on connections that are still open", async () => {
    const stopping = await startSmallFace({ resolvers: { "Query.slow": (_root, { ms }) => wait(Number(ms)) } });
    const body = JSON.stringify({ query: "{ slow(ms: 300) }" });
    const post = `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const socket = connect(Number(new URL(stopping.url).port), "127.0.0.1", () => socket.write(post));
    let text = "";
    socket.on("data", (chunk) => (text += chunk.toString()));
    const closed = new Promise((resolve) => socket.once("close", resolve));
    await wait(100);
    const stopped = stopping.stop();
    socket.write(EXAMPLE.replace("livez", "readyz"));
    await Promise.all([closed, stopped]);
    expect(text).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(text).not.toMatch(/\r\n\r\nok/);
  });

  it("what does not end in time is cut off", async () => {
    const stuck = await startSmallFace({
      resolvers: { "Query.slow": () => new Promise(() => undefined) },
      times: { drainMs: 200 },
    });
    const never = stuck.ask("{ slow(ms: 1) }").catch((error: Error) => error.message);
    await wait(100);
    await stuck.stop();
    expect(await never).toBe("fetch failed");
  });
});
