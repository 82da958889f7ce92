import type { Purpose } from "../consent/purposes.ts";
import { interactionsOf } from "../events/interactions.ts";
import type { JsonObject } from "../json.ts";
import type { DeviceClass } from "./device-class.ts";
import type { Touch } from "./touch.ts";

/** What one event adds to its session's summary. */
export interface Visit {
  /** When it happened, epoch milliseconds. */
  readonly time: number;
  readonly type: string;
  /** Hashes of the products that it names: their number is counted, not what they are. */
  readonly products?: readonly number[];
  readonly touch?: Touch;
  /** Decimal currency units. */
  readonly revenue?: number;
  readonly currency?: string;
}

/** What holds of all events that one request brings of a visitor. */
export interface Visitor {
  /** Pseudonym of what the client calls the session, as the lake has it. */
  readonly pseudonym: string;
  readonly subject: string | null;
  readonly channel: string | null;
  /** Purposes in force at the newest event. */
  readonly purposes: readonly Purpose[];
  readonly device: DeviceClass | null;
  readonly locale: string | null;
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a, 32 bits (draft-eastlake-fnv): enough to count a few hundred products apart. */
function hashOf(text: string): number {
  let hash = FNV_OFFSET;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
  return hash >>> 0;
}

const numberOf = (data: JsonObject, ...names: readonly string[]): number | undefined =>
  names.map((name) => data[name]).find((value) => typeof value === "number");

/** What a clean event adds to its session. */
export function visitOf(type: string, time: number, data: JsonObject, touch: Touch | null): Visit {
  const products = interactionsOf(type, data, time).map(({ item }) => hashOf(item));
  const revenue = type === "order_completed" ? numberOf(data, "total", "revenue") : undefined;
  return {
    time,
    type,
    ...(products.length === 0 ? {} : { products }),
    ...(touch === null ? {} : { touch }),
    ...(revenue === undefined ? {} : { revenue }),
    ...(typeof data.currency === "string" ? { currency: data.currency } : {}),
  };
}
