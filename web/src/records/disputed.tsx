// Disagreement is shown, not overwritten: wherever a disputed record is named, it says so and leads to every version.
import { useWords } from "../language/language";
import { historyOf } from "./addresses";
import { words } from "./words";

export function DisputedMark({ id }: { readonly id: string }) {
  const say = useWords(words);
  return (
    <a className="disputed" href={historyOf(id)} title={say.disputedTitle}>
      {say.disputed}
    </a>
  );
}
