import { DATA_CATEGORY, isPersonalCategory, PERSONAL_DATA } from "../contract-properties.ts";
import type { OdcsProperty } from "../contract-source.ts";
import { textProperty } from "../custom-property.ts";
import { CLASSIFICATIONS } from "../rules/check-classification.ts";
import { type ContractChange, change } from "./change.ts";

/** How much a handling keeps back, from nothing to everything. A token joins events of one value, ciphertext does not. */
const HANDLING_RANK: { readonly [handling: string]: number } = { truncate: 1, tokenize: 2, encrypt: 3, drop: 4 };

const rankOf = (words: readonly string[], word: string | undefined): number => words.indexOf(word ?? "");

/** What became of a field's protection. It may always be raised; lowering it breaks what people were told. */
export function protectionChanges(path: string, before: OdcsProperty, after: OdcsProperty): readonly ContractChange[] {
  return [
    ...ranked("classification", path, before.classification, after.classification, (word) =>
      rankOf(CLASSIFICATIONS, word),
    ),
    ...ranked(
      PERSONAL_DATA,
      path,
      textProperty(before, PERSONAL_DATA),
      textProperty(after, PERSONAL_DATA),
      (word) => HANDLING_RANK[word ?? ""] ?? 0,
    ),
    ...categoryChange(path, textProperty(before, DATA_CATEGORY), textProperty(after, DATA_CATEGORY)),
  ];
}

function ranked(
  name: string,
  path: string,
  old: string | undefined,
  now: string | undefined,
  rank: (word: string | undefined) => number,
): readonly ContractChange[] {
  if (old === now) return [];
  const raised = rank(now) > rank(old);
  const message = `${name} of ${path} is ${now ?? "not stated"}, was ${old ?? "not stated"}`;
  return [
    raised
      ? change("compatible", "protection_raised", path, message, old, now)
      : change("breaking", "protection_lowered", path, `${message}: the field is protected less`, old, now),
  ];
}

function categoryChange(path: string, old: string | undefined, now: string | undefined): readonly ContractChange[] {
  if (old === now) return [];
  const vaguer =
    old !== undefined && isPersonalCategory(old) && !(now ?? "").startsWith(`${old}.`) && !isOtherPersonal(old, now);
  const message = `the data category of ${path} is ${now ?? "the contract's"}, was ${old ?? "the contract's"}`;
  return [
    vaguer
      ? change("breaking", "protection_lowered", path, `${message}: less is said of whose data it is`, old, now)
      : change("compatible", "category_changed", path, message, old, now),
  ];
}

/** Another category of personal data, and not one above the old. */
const isOtherPersonal = (old: string, now: string | undefined): boolean =>
  now !== undefined && isPersonalCategory(now) && !old.startsWith(`${now}.`);
