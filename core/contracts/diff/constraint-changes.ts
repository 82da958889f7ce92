import type { JsonValue } from "../../json.ts";
import type { OdcsProperty, OdcsTypeOptions } from "../contract-source.ts";
import { validValuesOf } from "../quality/valid-values.ts";
import { type ContractChange, change, isSame } from "./change.ts";

/** Options that bound from above (`1`: a smaller bound is narrower) or from below (`-1`). */
const BOUNDS: readonly (readonly [keyof OdcsTypeOptions, 1 | -1])[] = [
  ["maxLength", 1],
  ["maximum", 1],
  ["exclusiveMaximum", 1],
  ["maxItems", 1],
  ["minLength", -1],
  ["minimum", -1],
  ["exclusiveMinimum", -1],
  ["minItems", -1],
];

const given = (value: unknown): string => (value === undefined ? "none" : String(value));

/** What became narrower or wider of a field's values. */
export function constraintChanges(path: string, before: OdcsProperty, after: OdcsProperty): readonly ContractChange[] {
  const [old, now] = [before.logicalTypeOptions ?? {}, after.logicalTypeOptions ?? {}];
  return [
    ...BOUNDS.flatMap(([name, side]) => boundChange(path, name, side, old[name], now[name])),
    ...patternChange(path, old.pattern, now.pattern),
    ...stepChange(path, old.multipleOf, now.multipleOf),
    ...uniqueChange(path, old.uniqueItems === true, now.uniqueItems === true),
    ...formatChange(path, old.format, now.format),
    ...valuesChange(path, validValuesOf(before), validValuesOf(after)),
  ];
}

function boundChange(path: string, name: string, side: 1 | -1, old: unknown, now: unknown): readonly ContractChange[] {
  if (isSame(old, now)) return [];
  const open = side * Number.POSITIVE_INFINITY;
  const wider = (Number(now ?? open) - Number(old ?? open)) * side > 0;
  const kind = wider ? "constraint_widened" : "constraint_narrowed";
  const message = `${name} of ${path} is ${given(now)}, was ${given(old)}${wider ? "" : ": values that were valid would be refused"}`;
  return [change(wider ? "compatible" : "breaking", kind, path, message, old as JsonValue, now as JsonValue)];
}

function patternChange(path: string, old: string | undefined, now: string | undefined): readonly ContractChange[] {
  if (old === now) return [];
  return now === undefined
    ? [change("compatible", "constraint_widened", path, `${path} has no pattern any more`, old, now)]
    : [
        change(
          "breaking",
          "constraint_narrowed",
          path,
          `${path} must match another pattern: values that were valid may be refused`,
          old,
          now,
        ),
      ];
}

function stepChange(path: string, old: number | undefined, now: number | undefined): readonly ContractChange[] {
  if (old === now) return [];
  const wider = now === undefined || (old !== undefined && old % now === 0);
  const message = `multipleOf of ${path} is ${given(now)}, was ${given(old)}`;
  return [
    change(
      wider ? "compatible" : "breaking",
      wider ? "constraint_widened" : "constraint_narrowed",
      path,
      message,
      old,
      now,
    ),
  ];
}

function uniqueChange(path: string, old: boolean, now: boolean): readonly ContractChange[] {
  if (old === now) return [];
  return now
    ? [change("breaking", "constraint_narrowed", path, `${path} may hold no item twice any more`, old, now)]
    : [change("compatible", "constraint_widened", path, `${path} may hold an item twice`, old, now)];
}

/** Formats are not checked, but `uri` has query and fragment cut off: taking it away would let more personal data in. */
function formatChange(path: string, old: string | undefined, now: string | undefined): readonly ContractChange[] {
  if (old === now) return [];
  return old === "uri"
    ? [
        change(
          "breaking",
          "protection_lowered",
          path,
          `${path} is no address any more: its query would be kept`,
          old,
          now,
        ),
      ]
    : [change("compatible", "format_changed", path, `format of ${path} is ${given(now)}, was ${given(old)}`, old, now)];
}

type Values = ReadonlySet<JsonValue> | null;

function valuesChange(path: string, old: Values, now: Values): readonly ContractChange[] {
  const [was, is] = [old === null ? null : [...old], now === null ? null : [...now]];
  if (isSame(was, is)) return [];
  const gone = now === null ? [] : was === null ? null : was.filter((value) => !now.has(value));
  if (gone === null)
    return [change("breaking", "constraint_narrowed", path, `${path} may only have listed values now`, was, is)];
  return gone.length > 0
    ? [
        change(
          "breaking",
          "constraint_narrowed",
          path,
          `${path} may not be ${gone.map(String).join(", ").slice(0, 200)} any more`,
          was,
          is,
        ),
      ]
    : [change("compatible", "constraint_widened", path, `${path} may have other values too`, was, is)];
}
