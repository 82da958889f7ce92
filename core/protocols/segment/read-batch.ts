import { isJsonObject } from "../../json.ts";

export interface SegmentBatch {
  readonly calls: readonly unknown[];
  readonly sentAt: unknown;
  /** The write key that the body carries; the first call's where the batch itself has none, as some clients send it. */
  readonly writeKey: string | null;
}

const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** The parts of a `batch` request; `null` where the body is not one. */
export function readBatch(body: unknown): SegmentBatch | null {
  if (!isJsonObject(body) || !Array.isArray(body.batch)) return null;
  const [first] = body.batch as readonly unknown[];
  const writeKey = textOf(body.writeKey) ?? (isJsonObject(first) ? textOf(first.writeKey) : null);
  return { calls: body.batch, sentAt: body.sentAt, writeKey };
}

/** A request of one call, as a batch of one. */
export const readSingle = (body: unknown): SegmentBatch | null =>
  isJsonObject(body) ? { calls: [body], sentAt: body.sentAt, writeKey: textOf(body.writeKey) } : null;
