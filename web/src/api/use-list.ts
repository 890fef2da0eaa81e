// A list asked for page by page: what came stays, "more" brings the next. The question takes `$after`.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useLanguage } from "../language/language";
import { ask } from "./ask";
import { useAccessKey } from "./key";
import { textOf, type Question } from "./question";

interface Page<Item> {
  readonly nodes: readonly Item[];
  readonly totalCount?: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export interface List<Item> {
  readonly items: readonly Item[];
  readonly totalCount: number;
  readonly more: (() => void) | null;
  readonly isFetchingMore: boolean;
}

/** `pageOf` finds the list in an answer; null where the record that has it is gone. */
export function useList<Data, Variables extends { after?: string | null | undefined }, Item>(
  question: Question<Data, Variables>,
  variables: Omit<Variables, "after">,
  pageOf: (data: Data) => Page<Item> | null | undefined,
) {
  const language = useLanguage();
  const key = useAccessKey();
  const answer = useInfiniteQuery({
    queryKey: ["list", textOf(question as Question<unknown, never>), variables, language, key],
    queryFn: ({ pageParam, signal }) => ask(question, { ...variables, after: pageParam } as Variables, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => {
      const page = pageOf(last);
      return page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    },
  });
  const items = answer.data?.pages.flatMap((page) => pageOf(page)?.nodes ?? []) ?? [];
  const list: List<Item> | undefined = answer.data && {
    items,
    totalCount: pageOf(answer.data.pages[0]!)?.totalCount ?? items.length,
    more: answer.hasNextPage ? () => void answer.fetchNextPage() : null,
    isFetchingMore: answer.isFetchingNextPage,
  };
  return { data: list, error: answer.error, isPlaceholderData: false, refetch: answer.refetch };
}
