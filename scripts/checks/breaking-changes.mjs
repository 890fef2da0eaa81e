// Check: what a client of the last release asks is still answered, and every deprecation says since when.
// A field may go once it has been deprecated, in that release, for half a year: CONTRIBUTING.md has the promise.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Kind, buildSchema, findBreakingChanges, parse, visit } from "graphql";

export const name = "breaking changes";

const SCHEMA = "schema/schema.graphql";
const SINCE = /\bsince (\d{4}-\d{2}-\d{2})\b/;
const NOTICE_MONTHS = 6;

function git(root, args) {
  try {
    return execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trimEnd();
  } catch {
    return undefined; // no repository, no tag, or no such file in it: all mean that nothing was promised yet
  }
}

function reasonOf(node) {
  const directive = node.directives?.find((candidate) => candidate.name.value === "deprecated");
  const reason = directive?.arguments?.find((argument) => argument.name.value === "reason")?.value;
  return directive && { reason: reason?.kind === Kind.STRING ? reason.value : "" };
}

/** "Type.field" or "Enum.VALUE" or "Type.field(argument)" -> the reason given for its deprecation. */
function deprecations(sdl) {
  const found = new Map();
  const owners = [];
  visit(parse(sdl), {
    enter(node) {
      if (!/Definition$|Extension$/.test(node.kind) || !node.name) return;
      const parent = owners.at(-1);
      const owner = parent?.name ?? "";
      const ownName = node.name.value;
      const name = !parent ? ownName : parent.field ? `${owner}(${ownName})` : `${owner}.${ownName}`;
      const deprecated = reasonOf(node);
      if (deprecated) found.set(name, deprecated.reason);
      owners.push({ node, name, field: node.kind === Kind.FIELD_DEFINITION });
    },
    leave(node) {
      if (owners.at(-1)?.node === node) owners.pop();
    },
  });
  return found;
}

/** What a change took away, in the words of `deprecations`; undefined for changes that notice cannot excuse. */
function removed({ type, description }) {
  if (type === "FIELD_REMOVED") return /^(\S+) was removed/.exec(description)?.[1];
  if (type === "VALUE_REMOVED_FROM_ENUM")
    return description.replace(/^(\S+) was removed from enum type (\S+)\.$/, "$2.$1");
  if (type === "ARG_REMOVED") return description.replace(/^(\S+) arg (\S+) was removed\.$/, "$1($2)");
  return undefined;
}

function noticeGiven(reason, today) {
  const since = SINCE.exec(reason ?? "")?.[1];
  if (!since) return false;
  const end = new Date(since);
  end.setUTCMonth(end.getUTCMonth() + NOTICE_MONTHS);
  return end <= today;
}

export async function run({ root, note = () => {}, today = new Date() }) {
  const file = path.join(root, SCHEMA);
  if (!existsSync(file)) return [`${SCHEMA} is missing`];
  const current = readFileSync(file, "utf8");
  const undated = [...deprecations(current)].filter(([, reason]) => !SINCE.test(reason));
  const complaints = undated.map(([field]) => `${field}: deprecated without "since YYYY-MM-DD" in its reason`);

  const tag = git(root, ["describe", "--tags", "--abbrev=0", "--match", "v*"]);
  const released = tag && git(root, ["show", `${tag}:${SCHEMA}`]);
  if (!released) {
    note(tag ? `${tag} had no ${SCHEMA}` : "no release yet");
    return complaints;
  }
  const promised = deprecations(released);
  const read = (sdl) => buildSchema(sdl, { assumeValidSDL: true });
  for (const change of findBreakingChanges(read(released), read(current))) {
    if (noticeGiven(promised.get(removed(change)), today)) continue;
    complaints.push(`breaks clients of ${tag}: ${change.description}`);
  }
  return complaints;
}
