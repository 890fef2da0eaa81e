// The end of a list that goes on: how much of it is there, and a button for the next page.
import { useLanguage, useWords } from "../language/language";
import { formatNumber } from "../language/formats";
import type { List } from "../api/use-list";
import { words } from "./words";

export function More({ list: { items, totalCount, more, isFetchingMore } }: { readonly list: List<unknown> }) {
  const say = useWords(words);
  const language = useLanguage();
  if (!more) return null;
  return (
    <p className="tools">
      <button type="button" onClick={more} disabled={isFetchingMore}>
        {isFetchingMore ? say.loading : say.more}
      </button>
      <span className="soft" role="status">
        {say.shown(formatNumber(items.length, language), formatNumber(totalCount, language))}
      </span>
    </p>
  );
}
