import type { Result } from "../../core/result.ts";
import type { VectorRefusal, VectorRefusalCode } from "../../core/vectors/refusal.ts";

/** The caller broke a limit of the index; nothing was changed. */
export class VectorIndexError extends Error {
  override readonly name = "VectorIndexError";
  readonly code: VectorRefusalCode;

  constructor(reason: VectorRefusal) {
    super(reason.message);
    this.code = reason.code;
  }
}

export function valueOrThrow<T>(result: Result<T, VectorRefusal>): T {
  if (!result.ok) throw new VectorIndexError(result.reason);
  return result.value;
}
