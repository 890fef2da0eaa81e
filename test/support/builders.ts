// Records for tests, in the import format: say what matters, the rest is filled in.
let serial = 0;
const next = (prefix: string) => `${prefix}-${(serial += 1)}`;

export const anActor = (fields: { slug?: string; name?: string } & Record<string, unknown> = {}) => {
  const { slug = next("actor"), name = slug, ...rest } = fields;
  return { record: "Actor", slug, kind: "NGO", names: [{ value: name, lang: "en", kind: "OFFICIAL" }], ...rest };
};

export const aTie = (source: string, target: string, fields: Record<string, unknown> = {}) => ({
  record: "Relationship",
  key: next("tie"),
  type: "MEMBER_OF",
  source,
  target,
  ...fields,
});

export const aPolicy = (fields: { slug?: string } & Record<string, unknown> = {}) => {
  const { slug = next("policy"), ...rest } = fields;
  return { record: "Policy", slug, kind: "LAW", title: { en: slug }, ...rest };
};

export const aReform = (policy: string, fields: { slug?: string } & Record<string, unknown> = {}) => {
  const { slug = next("reform"), ...rest } = fields;
  return { record: "Reform", slug, policy, title: { en: slug }, ...rest };
};

export const anInvolvement = (actor: string, policy: string, fields: Record<string, unknown> = {}) => ({
  record: "Involvement",
  key: next("involvement"),
  actor,
  policy,
  role: "ADVOCATE",
  stance: "SUPPORT",
  ...fields,
});

export const aSource = (fields: { slug?: string } & Record<string, unknown> = {}) => {
  const { slug = next("source"), ...rest } = fields;
  return { record: "Source", slug, kind: "REPORT", title: slug, ...rest };
};

export const anExcerpt = (source: string, fields: Record<string, unknown> = {}) => ({
  record: "Excerpt",
  key: next("excerpt"),
  source,
  quote: "As it says.",
  ...fields,
});

export const evidenceFor = (subject: string, excerpt: string, fields: Record<string, unknown> = {}) => ({
  record: "Evidence",
  key: next("evidence"),
  subject,
  excerpt,
  ...fields,
});
