import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";

type Holds = (measured: number, bound: number) => boolean;

/** Comparison operators of ODCS 3.1 that take one number. */
const SCALAR: { readonly [operator: string]: Holds } = {
  mustBe: (measured, bound) => measured === bound,
  mustNotBe: (measured, bound) => measured !== bound,
  mustBeGreaterThan: (measured, bound) => measured > bound,
  mustBeGreaterOrEqualTo: (measured, bound) => measured >= bound,
  mustBeLessThan: (measured, bound) => measured < bound,
  mustBeLessOrEqualTo: (measured, bound) => measured <= bound,
};

const isBetween = (measured: number, [least, most]: readonly [number, number]) => measured >= least && measured <= most;

/** What a rule promises of its metric. */
export interface Promised {
  /** As the document says it: `mustBeLessThan 5`. */
  readonly text: string;
  readonly holds: (measured: number) => boolean;
}

const isRange = (value: JsonValue | undefined): value is readonly [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every((bound) => typeof bound === "number");

/** The operator of a rule; `null` where it has none that compares numbers. */
export function promisedBy(rule: JsonObject): Promised | null {
  for (const [operator, holds] of Object.entries(SCALAR)) {
    const bound = rule[operator];
    if (typeof bound === "number") return { text: `${operator} ${bound}`, holds: (measured) => holds(measured, bound) };
  }
  for (const operator of ["mustBeBetween", "mustNotBeBetween"]) {
    const range = rule[operator];
    if (!isRange(range)) continue;
    const inside = operator === "mustBeBetween";
    return { text: `${operator} ${range.join(" and ")}`, holds: (measured) => isBetween(measured, range) === inside };
  }
  return null;
}

/** Whether everything that keeps `after` kept `before`: a promise may be tightened, not loosened. Unknown pairs count as loosened. */
export function keepsPromise(before: JsonObject, after: JsonObject): boolean {
  for (const [operator, direction] of [
    ["mustBeGreaterThan", 1],
    ["mustBeGreaterOrEqualTo", 1],
    ["mustBeLessThan", -1],
    ["mustBeLessOrEqualTo", -1],
  ] as const) {
    const [old, now] = [before[operator], after[operator]];
    if (typeof old === "number" && typeof now === "number") return (now - old) * direction >= 0;
  }
  const keys = [...Object.keys(SCALAR), "mustBeBetween", "mustNotBeBetween"];
  return keys.every((key) => JSON.stringify(before[key]) === JSON.stringify(after[key]));
}

/** `arguments` of a library rule. */
export const argumentsOf = (rule: JsonObject): JsonObject => (isJsonObject(rule.arguments) ? rule.arguments : {});
