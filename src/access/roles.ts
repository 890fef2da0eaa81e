// Who may see what. A record is PUBLIC, or seen by whoever holds a key of this node (NODE), or by its curators (PRIVATE):
// a union that is hunted can be recorded without being shown. Each role may all that the one before it may.
import type { Role, Visibility } from "../core/context";
import { enumOf } from "../core/enum.types";

export const RoleEnum = enumOf(
  "Role",
  "What the holder of a key may do; each role may all that the one before it may.",
  {
    READER: "Read what is PUBLIC or NODE.",
    CONTRIBUTOR: "Write records that are PUBLIC or NODE.",
    CURATOR: "Read and write what is PRIVATE; restore and merge records.",
    ADMIN: "Make and revoke keys; erase.",
  },
) satisfies Record<Role, Role>;

const RANKS: readonly Role[] = ["READER", "CONTRIBUTOR", "CURATOR", "ADMIN"];

/** Whether a role may what `least` may. Nobody in particular (null) may nothing that needs a role. */
export const isAtLeast = (role: Role | null, least: Role): boolean =>
  role !== null && RANKS.indexOf(role) >= RANKS.indexOf(least);

/** The visibilities whose records exist for a role; null: for whoever comes without a key. */
export function seesOf(role: Role | null): readonly Visibility[] {
  if (isAtLeast(role, "CURATOR")) return ["PUBLIC", "NODE", "PRIVATE"];
  return role ? ["PUBLIC", "NODE"] : ["PUBLIC"];
}
