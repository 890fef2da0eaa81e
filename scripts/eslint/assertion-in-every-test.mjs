// ESLint rule: a test that asserts nothing cannot fail, so it is no test.

const TEST_NAMES = new Set(["it", "test"]);
const ASSERTING = /^(expect|assert|refused)/;

/** The name by which a call chain begins: `it` for it(...), it.each(...)(...) and it.concurrent(...). */
function rootName(node) {
  if (node.type === "Identifier") return node.name;
  if (node.type === "MemberExpression") return rootName(node.object);
  if (node.type === "CallExpression") return rootName(node.callee);
  if (node.type === "TaggedTemplateExpression") return rootName(node.tag);
  return undefined;
}

function isAssertion(call) {
  const { callee } = call;
  if (callee.type === "Identifier") {
    // expect(x) alone checks nothing: a matcher must follow.
    if (callee.name === "expect") return call.parent.type === "MemberExpression";
    return ASSERTING.test(callee.name);
  }
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier") return false;
  const { name } = callee.property;
  if (rootName(callee) === "expect") return name === "assertions" || name === "hasAssertions";
  return ASSERTING.test(name) || rootName(callee) === "assert";
}

function containsAssertion(node, visitorKeys) {
  if (node.type === "CallExpression" && isAssertion(node)) return true;
  return (visitorKeys[node.type] ?? [])
    .flatMap((key) => node[key] ?? [])
    .some((child) => child && containsAssertion(child, visitorKeys));
}

export default {
  meta: {
    type: "problem",
    schema: [],
    messages: { missing: "This test asserts nothing: add an expect(...).to..., an assert or a named expectation." },
  },
  create(context) {
    const { visitorKeys } = context.sourceCode;
    return {
      CallExpression(node) {
        if (!TEST_NAMES.has(rootName(node.callee))) return;
        // it.each(table) and the like only prepare the call that carries the body.
        const body = node.arguments[1];
        if (!body) return;
        const asserts = body.type === "Identifier" ? ASSERTING.test(body.name) : containsAssertion(body, visitorKeys);
        if (!asserts) context.report({ node, messageId: "missing" });
      },
    };
  },
};
