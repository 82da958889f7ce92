import { type ConsentStatement, isPurpose, type Purpose } from "../../consent/purposes.ts";
import { isJsonObject } from "../../json.ts";

/** Purposes that the usual names of consent categories stand for; OneTrust's ids among them. Names compare without case. */
const PURPOSE_OF_CATEGORY: { readonly [category: string]: readonly Purpose[] } = {
  performance: ["analytics"],
  statistics: ["analytics"],
  functional: ["personalization"],
  functionality: ["personalization"],
  preferences: ["personalization"],
  personalisation: ["personalization"],
  advertising: ["marketing"],
  targeting: ["marketing"],
  c0002: ["analytics"],
  c0003: ["personalization"],
  c0004: ["marketing"],
};

/**
 * What `context.consent.categoryPreferences` says about our purposes; `undefined` where it says nothing. A purpose that two
 * categories disagree on counts as refused. Categories that stand for none of our purposes say nothing.
 */
export function consentOfCategories(context: unknown): ConsentStatement | undefined {
  const consent = isJsonObject(context) ? context.consent : undefined;
  const categories = isJsonObject(consent) ? consent.categoryPreferences : undefined;
  if (!isJsonObject(categories)) return undefined;
  const statement: { [purpose in Purpose]?: boolean } = {};
  for (const [category, granted] of Object.entries(categories)) {
    if (typeof granted !== "boolean") continue;
    const name = category.toLowerCase();
    const purposes = isPurpose(name)
      ? [name]
      : Object.hasOwn(PURPOSE_OF_CATEGORY, name)
        ? PURPOSE_OF_CATEGORY[name]
        : [];
    for (const purpose of purposes ?? [])
      if (purpose !== "necessary") statement[purpose] = granted && statement[purpose] !== false;
  }
  return Object.keys(statement).length === 0 ? undefined : statement;
}
