// Which given file is which input of a mapping. Every file must be one; inputs without a file are told, for then the files are not the
// whole data set.
import path from "node:path";
import { Refusal } from "../../core/refusal";
import type { RecordType } from "../../ledger/record-type";
import type { RecordSource } from "../import/record-source";
import { readMapping } from "./mapping.document";
import { compileMapping, type InputPlan, type JoinPlan, type Level, type MappingPlan } from "./mapping.plan";
import { mappedSource } from "./mapping.source";

export interface MappedFiles {
  /** In the order of the mapping's inputs. */
  readonly sources: readonly RecordSource[];
  /** The `files` of inputs that none of the given files is. */
  readonly lacking: readonly string[];
}

/** Throws IMPORT_REFUSED where the mapping is wrong, and MAPPING_INVALID where it does not fit the files. */
export async function mappedFiles(
  mapping: string,
  files: readonly string[],
  types: ReadonlyMap<string, RecordType>,
): Promise<MappedFiles> {
  const plan = compileMapping(await readMapping(mapping), types);
  const beside = (file: string) => path.join(path.dirname(mapping), file);
  const filesOf = ({ file, files: glob }: { file?: string | undefined; files?: string | undefined }) =>
    file === undefined ? files.filter((given) => fits(given, glob!)) : [beside(file)];
  const joins = plan.inputs.flatMap(joinsOf);
  refuseStrangers(plan, joins, files);
  for (const { form } of joins) {
    if (filesOf(form).length) continue;
    throw new Refusal("MAPPING_INVALID", `the mapping joins ${form.files}: give that file too`);
  }
  const pairs = plan.inputs.flatMap((input) => filesOf(input.form).map((file) => ({ input, file })));
  return {
    sources: pairs.map(({ input, file }, index) =>
      mappedSource({ plan, input, file, joinFiles: ({ form }) => filesOf(form), types, isFirst: index === 0 }),
    ),
    lacking: plan.inputs.filter(({ form }) => filesOf(form).length === 0).map(({ form }) => form.files!),
  };
}

const joinsOf = (level: Level): JoinPlan[] => [
  ...level.joins,
  ...level.entries.flatMap((entry) => ("pattern" in entry ? joinsOf(entry) : [])),
];

function refuseStrangers(plan: MappingPlan, joins: readonly JoinPlan[], files: readonly string[]): void {
  const globs = [...plan.inputs, ...joins].flatMap(({ form }: InputPlan | JoinPlan) => form.files ?? []);
  for (const file of files) {
    const inputs = plan.inputs.filter(({ form }) => form.files !== undefined && fits(file, form.files));
    if (inputs.length > 1)
      throw new Refusal(
        "MAPPING_INVALID",
        `${file} fits several inputs: ${inputs.map(({ form }) => form.files).join(", ")}`,
      );
    if (!globs.some((glob) => fits(file, glob)))
      throw new Refusal("MAPPING_INVALID", `${file} is none of the files that the mapping takes: ${globs.join(", ")}`);
  }
}

/** `*` stands for any text, `?` for one character; only the file's own name counts. */
function fits(file: string, glob: string): boolean {
  const [name, pattern] = [path.basename(file).toLowerCase(), glob.toLowerCase()];
  let [at, next, star, tried] = [0, 0, -1, 0];
  // Only the last star is ever tried anew: what fits an earlier one at its shortest fits at any length.
  while (at < name.length) {
    if (pattern[next] === "*") [star, tried, next] = [next, at, next + 1];
    else if (pattern[next] === "?" || pattern[next] === name[at]) [at, next] = [at + 1, next + 1];
    else if (star >= 0) [tried, at, next] = [tried + 1, tried + 1, star + 1];
    else return false;
  }
  return /^\**$/.test(pattern.slice(next));
}
