/** Why a value does not fit its schema. */
export interface Mismatch {
  /** Where in the value, as a JSON Pointer (RFC 6901). */
  readonly path: string;
  readonly expected: string;
}

/** The same, seen from the value around it. */
export const under = (step: string | number, mismatch: Mismatch): Mismatch => ({
  path: `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}${mismatch.path}`,
  expected: mismatch.expected,
});

/** Deepest nesting of records, arrays and maps in a value that is followed. */
export const NESTING_MAX = 500;

export const TOO_DEEP: Mismatch = { path: "", expected: `a value nested at most ${NESTING_MAX} deep` };
