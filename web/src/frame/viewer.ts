// Who reads: what the key in this tab may see and write. Without a key, what is public.
import { useQuestion } from "../api/use-question";
import { VIEWER } from "./questions";

const WRITERS = ["CONTRIBUTOR", "CURATOR", "ADMIN"];
const CURATORS = ["CURATOR", "ADMIN"];

export function useViewer() {
  const answer = useQuestion(VIEWER, {});
  const role = answer.data?.viewer.role ?? null;
  return {
    answer,
    role,
    name: answer.data?.viewer.key?.name ?? null,
    sees: answer.data?.viewer.sees ?? [],
    mayWrite: role !== null && WRITERS.includes(role),
    mayCurate: role !== null && CURATORS.includes(role),
  };
}
