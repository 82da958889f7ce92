/** An expected failure is a value: `reason` is a tagged union, never an exception. */
export type Result<T, R> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: R };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
export const err = <R>(reason: R): { readonly ok: false; readonly reason: R } => ({ ok: false, reason });
