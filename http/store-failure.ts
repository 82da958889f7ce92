/** Longest chain of causes looked at. */
const CAUSES_MAX = 5;

/** Constraint violations are our bugs, not a store's absence. */
const CONSTRAINT = /SQLITE_CONSTRAINT|constraint failed/i;
const STORE = /^D1_|\bD1_ERROR\b|Durable Object|Network connection lost|R2 |overloaded|storage operation/i;

interface MaybeRemote {
  readonly message?: unknown;
  readonly cause?: unknown;
  /** Set by the runtime on errors that crossed RPC, or that a retry may mend. */
  readonly remote?: unknown;
  readonly retryable?: unknown;
  readonly overloaded?: unknown;
}

/** Whether an error says that a store (D1, R2, Queues, a Durable Object) could not do its work, rather than that we have a bug. */
export function isStoreFailure(error: unknown): boolean {
  let current = error as MaybeRemote | undefined;
  for (let depth = 0; depth < CAUSES_MAX && typeof current === "object" && current !== null; depth++) {
    const message = String(current.message ?? "");
    if (CONSTRAINT.test(message)) return false;
    if (current.remote === true || current.retryable === true || current.overloaded === true || STORE.test(message))
      return true;
    current = current.cause as MaybeRemote | undefined;
  }
  return false;
}
