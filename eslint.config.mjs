// What a reviewer should never have to say: the rules of the house that a machine can read off the syntax.
// test/guards/lint.test.ts plants a violation of each.
import tseslint from "typescript-eslint";
import assertionInEveryTest from "./scripts/eslint/assertion-in-every-test.mjs";

const TESTS = ["**/*.test.ts", "**/*.test.tsx", "**/*.spec.ts"];

const scriptGlobals = Object.fromEntries(
  [
    "process",
    "console",
    "fetch",
    "URL",
    "Buffer",
    "performance",
    "setTimeout",
    "clearTimeout",
    "setInterval",
    "clearInterval",
    "AbortSignal",
  ].map((name) => [name, "readonly"]),
);

// SQL is uppercase anywhere in a text, or lowercase from its beginning on; English sentences are neither.
const SQL = [
  String.raw`(^|\W)(SELECT\s|INSERT\s+INTO\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s)`,
  String.raw`^\s*(select\s[^]*\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s)`,
  String.raw`^\s*(select|insert\s+into|update|delete\s+from)\s+$`, // the head of `select ${columns} from`
];
const noSql = SQL.flatMap((pattern) => [`Literal[value=/${pattern}/]`, `TemplateElement[value.raw=/${pattern}/]`]).map(
  (selector) => ({
    selector,
    message: "A resolver or service has no SQL: it lives in *.sql.ts, *.projection.ts, loaders and the database.",
  }),
);

const noFocus = [
  "MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo|failing|fixme)$/]",
  "MemberExpression[object.name=/^(it|test|describe)$/][property.value=/^(only|skip|todo|failing|fixme)$/]",
  "CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]",
].map((selector) => ({ selector, message: "A test that is skipped, or that skips the others, protects nothing." }));

export default tseslint.config(
  { ignores: ["**/dist/**", "**/node_modules/**", "schema/**", "coverage/**", ".counterweight/**", "data/**"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },

  // Every file
  {
    files: ["**/*.{ts,tsx,mjs,cjs,js}"],
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-var": "error",
      "prefer-const": "error",
      "no-debugger": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-wrappers": "error",
      "no-unreachable": "error",
      "no-unsafe-finally": "error",
      "no-self-compare": "error",
      "no-template-curly-in-string": "error",
      "no-loss-of-precision": "error",
      "no-control-regex": "off",
      "no-empty": ["error", { allowEmptyCatch: false }],
    },
  },

  // TypeScript, with types
  {
    files: ["**/*.{ts,tsx}"],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/return-await": ["error", "in-try-catch"],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-expect-error": "allow-with-description" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      // An async method without await keeps a throw inside its promise, which callers rely on.
      "@typescript-eslint/require-await": "off",
    },
  },

  // What is shipped
  {
    files: ["src/**/*.ts"],
    rules: {
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 70, skipBlankLines: true, skipComments: true }],
      "no-console": "error",
    },
  },
  {
    files: ["src/**/*.ts", "migrations/**/*.ts"],
    ignores: ["src/core/config.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "Settings are read in src/core/config.ts and handed on." },
      ],
      "no-restricted-imports": [
        "error",
        {
          paths: ["process", "node:process"].map((name) => ({
            name,
            importNames: ["env"],
            message: "Settings are read in src/core/config.ts and handed on.",
          })),
        },
      ],
    },
  },
  { files: ["src/cli/**/*.ts"], rules: { "no-console": "off" } },
  {
    files: ["src/**/*.resolver.ts", "src/**/*.service.ts"],
    rules: { "no-restricted-syntax": ["error", ...noSql] },
  },
  {
    files: ["src/**/*.service.ts"],
    rules: {
      // In its own rule, so that it does not replace the paths above.
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^(graphql|type-graphql|graphql-scalars|@apollo/.*)$",
              message: "A service knows no GraphQL: the resolver translates.",
            },
          ],
        },
      ],
    },
  },

  // Pages: React hooks and stores hand out functions that need no `this`.
  { files: ["web/**/*.{ts,tsx}"], rules: { "@typescript-eslint/unbound-method": "off" } },

  // Tests
  {
    files: ["test/**/*.ts", ...TESTS],
    rules: {
      // Answers over HTTP are JSON of any shape; the assertion is what checks them.
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/unbound-method": "off",
      // Guard tests plant source as text, templates included.
      "no-template-curly-in-string": "off",
    },
  },
  {
    files: TESTS,
    plugins: { house: { rules: { "assertion-in-every-test": assertionInEveryTest } } },
    rules: {
      "house/assertion-in-every-test": "error",
      "no-restricted-syntax": ["error", ...noFocus],
    },
  },

  // Scripts: plain JavaScript, no types
  {
    files: ["**/*.{mjs,cjs,js}"],
    languageOptions: { ecmaVersion: 2024, globals: scriptGlobals },
    rules: { "no-undef": "error", "no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }] },
  },
  {
    files: ["**/*.cjs"],
    languageOptions: {
      sourceType: "commonjs",
      globals: { module: "writable", require: "readonly", __dirname: "readonly" },
    },
  },
);
