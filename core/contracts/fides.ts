import taxonomy from "../../contracts/schema/fides-taxonomy.json" with { type: "json" };

const CATEGORIES: { readonly [key: string]: string } = taxonomy.categories;
const USES: { readonly [key: string]: string } = taxonomy.uses;

/** Fides taxonomy by Ethyca, CC BY 4.0 (contracts/schema/README.md). */
export const isDataCategory = (key: string): boolean => Object.hasOwn(CATEGORIES, key);
export const isDataUse = (key: string): boolean => Object.hasOwn(USES, key);

/** A category's or use's name for readers; the key itself where the taxonomy has none. */
export const fidesName = (key: string): string =>
  (isDataCategory(key) ? CATEGORIES[key] : isDataUse(key) ? USES[key] : undefined) ?? key;
