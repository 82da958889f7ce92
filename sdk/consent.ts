import type { ConsentPurpose, ConsentState, ConsentStatement } from "./types.ts";

const CONSENT_PURPOSES: readonly ConsentPurpose[] = ["analytics", "personalization", "marketing", "model_training"];

/** What holds of a statement: a purpose not named is refused, and Global Privacy Control leaves `analytics` alone. */
export function grantedBy(statement: ConsentStatement, globalPrivacyControl: boolean): ConsentState["granted"] {
  const granted = {} as { [purpose in ConsentPurpose]: boolean };
  for (const purpose of CONSENT_PURPOSES) {
    granted[purpose] = statement[purpose] === true && !(globalPrivacyControl && purpose !== "analytics");
  }
  return granted;
}

/** Every purpose stated alike. */
export const allPurposes = (value: boolean): ConsentStatement =>
  Object.fromEntries(CONSENT_PURPOSES.map((purpose) => [purpose, value]));

/** Reads a remembered choice; anything unreadable counts as no choice. */
export function parseStatement(text: string | null): ConsentStatement | null {
  try {
    const parsed: unknown = JSON.parse(text ?? "null");
    return typeof parsed === "object" ? (parsed as ConsentStatement | null) : null;
  } catch {
    return null;
  }
}
