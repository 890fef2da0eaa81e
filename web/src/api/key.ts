// The reader's access key. It is kept for this tab alone and goes with it: a shared computer must not remember who wrote.
import { useSyncExternalStore } from "react";

const PLACE = "counterweight-key";
const listeners = new Set<() => void>();

export const accessKey = (): string | null => window.sessionStorage.getItem(PLACE);

export function keepAccessKey(key: string | null): void {
  if (key) window.sessionStorage.setItem(PLACE, key);
  else window.sessionStorage.removeItem(PLACE);
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useAccessKey = (): string | null => useSyncExternalStore(listen, accessKey);
