// All involvements in a policy or reform, page after page: counts of a part would mislead, since they come by role. Where
// there are very many, the reader decides whether to go on.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { ask } from "../api/ask";
import { useAccessKey } from "../api/key";
import { useLanguage } from "../language/language";
import { INVOLVED, type Involvement } from "./questions";

/** Fetched without being asked for: ten pages. */
const INVOLVEMENTS_AT_ONCE = 1000;

export interface Involvements {
  readonly list: readonly Involvement[];
  readonly total: number;
  /** Whether everything that will come by itself has come. */
  readonly settled: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
  /** Fetches the next page; undefined: all are there. */
  readonly more: (() => void) | undefined;
}

export function useInvolvements(id: string): Involvements {
  const language = useLanguage();
  const key = useAccessKey();
  const answer = useInfiniteQuery({
    queryKey: ["involvements", id, language, key],
    queryFn: async ({ pageParam, signal }) => {
      const { node } = await ask(INVOLVED, { id, after: pageParam }, signal);
      return node && "involvements" in node ? node.involvements : null;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined),
  });
  const { data, hasNextPage, isFetching, fetchNextPage, error } = answer;
  const list = data?.pages.flatMap((page) => page?.nodes ?? []) ?? [];
  const goesOn = hasNextPage && list.length % INVOLVEMENTS_AT_ONCE !== 0;
  useEffect(() => {
    if (goesOn && !isFetching && !error) void fetchNextPage();
  }, [goesOn, isFetching, error, fetchNextPage]);
  return {
    list,
    total: data?.pages[0]?.totalCount ?? 0,
    settled: Boolean(data) && !goesOn,
    error,
    retry: () => void (data ? fetchNextPage() : answer.refetch()),
    more: hasNextPage && !goesOn ? () => void fetchNextPage() : undefined,
  };
}
