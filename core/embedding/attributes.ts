/*
 * In a text to embed, `key=value` is an attribute: one feature of its own, heavier than a word, beside the words of its value.
 * Underscores stand for spaces in the value: `colour=navy_blue`.
 */

export interface AttributeRule {
  /** Against 1 for a word. */
  readonly weight: number;
  /** Whether the value's words are words of the text too. */
  readonly words: boolean;
}

/** What two products share when shoppers call them alike: the kind of thing first, then its colour. */
const RULES: ReadonlyMap<string, AttributeRule> = new Map([
  ["category", { weight: 4, words: true }],
  ["colour", { weight: 2.5, words: true }],
  ["brand", { weight: 1.5, words: true }],
  ["price", { weight: 1.5, words: false }],
]);
const OTHER: AttributeRule = { weight: 1, words: true };

export const ruleOf = (key: string): AttributeRule => RULES.get(key) ?? OTHER;

const ATTRIBUTE = /^([\p{L}\p{N}_.-]{1,64})=(\S+)$/u;

export interface Attribute {
  readonly key: string;
  readonly value: string;
}

/** Reads one whitespace-free token. */
export function parseAttribute(token: string): Attribute | null {
  const [, key, value] = ATTRIBUTE.exec(token) ?? [];
  return key === undefined || value === undefined ? null : { key, value };
}

const toToken = (text: string): string => text.trim().replaceAll(/[\s=]+/gu, "_");

/** `formatAttribute("colour", "Navy blue")` is `colour=Navy_blue`; empty for an empty key or value. */
export function formatAttribute(key: string, value: string): string {
  const name = toToken(key);
  const text = toToken(value);
  return name === "" || text === "" ? "" : `${name}=${text}`;
}
