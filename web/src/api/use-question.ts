// A question asked by a part of a page, and asked again when its variables, the language or the key change. Answers are
// kept for a while, so that going back and forth asks nothing twice.
import { keepPreviousData, QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLanguage } from "../language/language";
import { ask, NodeError } from "./ask";
import { useAccessKey } from "./key";
import { textOf, type Question } from "./question";

const FRESH_MS = 60_000;
const RETRIES = 1;

export function createAnswers(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        refetchOnWindowFocus: false,
        // A refusal stays a refusal; only a node that could not be reached may be there a moment later.
        retry: (failures, error) => error instanceof NodeError && error.code === "UNREACHABLE" && failures < RETRIES,
      },
    },
  });
}

export interface Asking {
  /** False while something that the question needs has not been chosen yet. */
  readonly enabled?: boolean;
  /** Whether the last answer stays on screen while the next is fetched: for sliders and filters. */
  readonly keepLast?: boolean;
}

export function useQuestion<Data, Variables>(
  question: Question<Data, Variables>,
  variables: Variables,
  { enabled = true, keepLast = false }: Asking = {},
) {
  const language = useLanguage();
  const key = useAccessKey();
  return useQuery<Data, Error>({
    queryKey: [textOf(question), variables, language, key],
    queryFn: ({ signal }) => ask(question, variables, signal),
    enabled,
    ...(keepLast && { placeholderData: keepPreviousData }),
  });
}

/** A change: afterwards every answer on the page is asked for again, since any of them may show the record. */
export function useChange<Data, Variables>(mutation: Question<Data, Variables>) {
  const answers = useQueryClient();
  return useMutation<Data, Error, Variables>({
    mutationFn: (variables) => ask(mutation, variables),
    onSuccess: () => answers.invalidateQueries(),
  });
}
