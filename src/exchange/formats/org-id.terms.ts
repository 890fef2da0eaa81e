// Organisation identifiers as org-id.guide writes them, BE-BCE_KBO-0123456789: a register's prefix, then the number in it. It knows no
// register.
export interface Identifier {
  readonly scheme: string;
  readonly value: string;
}

/** A country, a province of it where the register is one's (CA_ON-ONT), and the register. */
const ORG_ID = /^(([A-Z]{2})(?:_[A-Z]{2})?-[A-Z0-9_]+)-(.+)$/s;

/** null: it does not say which register. */
export function identifierOf(orgId: string): Identifier | null {
  const [, scheme, , value] = ORG_ID.exec(orgId) ?? [];
  return scheme && value ? { scheme, value } : null;
}

/** The country of the register; registers of the world begin with X. */
export function countryOf(orgId: string): string | undefined {
  const [, , country] = ORG_ID.exec(orgId) ?? [];
  return !country || country.startsWith("X") ? undefined : country;
}
