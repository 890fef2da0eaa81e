// The graph that the page draws, downloaded whole and once: filters and the time slider then need no server.
import { useQuery } from "@tanstack/react-query";
import { NodeError, readerHeaders } from "../api/ask";
import { useAccessKey } from "../api/key";
import { useLanguage } from "../language/language";
import { networkData, type NetworkData } from "./graph-data";

/** What a picture needs of a record; evidence is asked for when a tie is opened. */
const COLUMNS = [
  "slug",
  "name",
  "kind",
  "sector_state",
  "sector_economy",
  "sector_civil_society",
  "triangle_vertex",
  "jurisdiction",
  "existence_from",
  "existence_until",
  "type",
  "valid_from",
  "valid_until",
  "symmetric",
  "confidence",
];

export interface Wanted {
  readonly jurisdiction: string | null;
  readonly theme: string | null;
}

/** The same graph as a file of the node's own, for those who want all of it. */
export function downloadOf({ jurisdiction, theme }: Wanted, form: "json" | "graphml" | "gexf"): string {
  const params = new URLSearchParams();
  if (jurisdiction) params.set("jurisdiction", jurisdiction);
  if (theme) params.set("theme", theme);
  return `/graph.${form}${params.size ? `?${params}` : ""}`;
}

async function download(wanted: Wanted, signal: AbortSignal): Promise<NetworkData> {
  const address = downloadOf(wanted, "json");
  const columns = `${address.includes("?") ? "&" : "?"}columns=${COLUMNS.join(",")}`;
  const response = await fetch(address + columns, { headers: readerHeaders(), signal }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new NodeError("UNREACHABLE", "The node did not answer.");
  });
  const answer = (await response.json()) as { errors?: { message: string; extensions: { code: string } }[] };
  const refused = answer.errors?.[0];
  if (refused) throw new NodeError(refused.extensions.code, refused.message);
  return networkData(answer);
}

export function useNetwork(wanted: Wanted, enabled: boolean) {
  const language = useLanguage();
  const key = useAccessKey();
  return useQuery({
    queryKey: ["network", wanted, language, key],
    queryFn: ({ signal }) => download(wanted, signal),
    enabled,
    // Large, and not to be compared field by field with what it was.
    structuralSharing: false,
    retry: false,
  });
}
