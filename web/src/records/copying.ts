// Copying a line. Browsers allow it on secure pages only: on plain HTTP in an office's network there is none, and the line is
// shown to be copied by hand.
import { useState } from "react";

const TOLD_MS = 3_000;

export function useCopying() {
  const [copied, setCopied] = useState(false);
  const canCopy = "clipboard" in navigator;
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    window.setTimeout(() => setCopied(false), TOLD_MS);
  };
  return { canCopy, copied, copy };
}
