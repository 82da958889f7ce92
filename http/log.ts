/** What a log line may carry: names, ids of ours, classes of errors and counts. Never a message of an error, which may quote input. */
export interface LogFields {
  readonly [name: string]: string | number | null;
}

/** Writes one JSON line to the platform's log, where an operator looks for a request id. The only place that writes to it. */
export function log(level: "error" | "warn", fields: LogFields): void {
  // biome-ignore lint/suspicious/noConsole: the runtime's log is reached through console and nothing else
  console[level](JSON.stringify({ level, ...fields }));
}

/** The class of whatever was thrown. */
export const errorName = (error: unknown): string => (error instanceof Error ? error.name : "unknown");
