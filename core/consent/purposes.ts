/** What personal data may be used for. `necessary` needs no consent (GDPR art. 6(1)(b), ePrivacy art. 5(3)); every other purpose does. */
export const PURPOSES = ["necessary", "analytics", "personalization", "marketing", "health", "model_training"] as const;
export type Purpose = (typeof PURPOSES)[number];

export const isPurpose = (value: unknown): value is Purpose => PURPOSES.includes(value as Purpose);

/** What a client states: purposes it grants (`true`) or refuses (`false`); a purpose not named falls back to the deployment's default. */
export type ConsentStatement = { readonly [purpose in Purpose]?: boolean | undefined };

/** Purposes that a Global Privacy Control signal (`Sec-GPC: 1`) refuses, whatever else was stated. */
export const GPC_REFUSES: readonly Purpose[] = ["personalization", "marketing", "model_training"];

/** Reads a comma-separated list of purposes, ignoring unknown words; `necessary` is always in the result. */
export function parsePurposes(list: string): readonly Purpose[] {
  const named = new Set(list.split(",").map((word) => word.trim()));
  return PURPOSES.filter((purpose) => purpose === "necessary" || named.has(purpose));
}

/** The purposes in force: the statement over the deployment's default, then Global Privacy Control over both. */
export function effectivePurposes(
  statement: ConsentStatement | undefined,
  defaults: readonly Purpose[],
  globalPrivacyControl: boolean,
): readonly Purpose[] {
  return PURPOSES.filter((purpose) => {
    if (purpose === "necessary") return true;
    if (globalPrivacyControl && GPC_REFUSES.includes(purpose)) return false;
    return statement?.[purpose] ?? defaults.includes(purpose);
  });
}
