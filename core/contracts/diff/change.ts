import type { JsonValue } from "../../json.ts";

/**
 * `breaking`: somebody who kept the old contract would be refused, or was promised more than the new one keeps. `compatible`: the
 * agreement changes and nobody is worse off. `editorial`: words.
 */
export type ChangeLevel = "breaking" | "compatible" | "editorial";

/** One difference between two versions of a contract. */
export interface ContractChange {
  readonly level: ChangeLevel;
  /** Stable, e.g. `field_removed`. */
  readonly kind: string;
  /** By names: `order_completed.products[].price`, `slaProperties.retention`. */
  readonly path: string;
  /** A sentence with both sides. */
  readonly message: string;
  readonly before: JsonValue;
  readonly after: JsonValue;
}

export const change = (
  level: ChangeLevel,
  kind: string,
  path: string,
  message: string,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): ContractChange => ({ level, kind, path, message, before: before ?? null, after: after ?? null });

export const isBreaking = (changes: readonly ContractChange[]): boolean =>
  changes.some(({ level }) => level === "breaking");

export const isSame = (left: unknown, right: unknown): boolean =>
  JSON.stringify(left ?? null) === JSON.stringify(right ?? null);
