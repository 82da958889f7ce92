import type { Interaction } from "../events/interactions.ts";
import type { Purchase } from "./answer-terms.ts";

const DAY_MS = 86_400_000;
/** A product whose repurchase cycle is unknown is not wanted again for this long, in milliseconds. */
export const CYCLE_UNKNOWN_MS = 30 * DAY_MS;
/** Orders of one product that are closer than this are one purchase, in milliseconds. */
export const ONE_PURCHASE_MS = DAY_MS;
/** A product may be wanted again when this share of its cycle is over. */
export const CYCLE_NEARLY_OVER = 0.8;

/** When each product was ordered, in no order: in the session, and as the caller knows. Epoch milliseconds. */
export function purchasesOf(
  session: readonly Interaction[],
  bought: readonly Purchase[],
): ReadonlyMap<string, readonly number[]> {
  const times = new Map<string, number[]>();
  const add = ({ item, time }: Purchase): void => {
    const known = times.get(item);
    if (known === undefined) times.set(item, [time]);
    else known.push(time);
  };
  for (const interaction of session) if (interaction.kind === "order") add(interaction);
  bought.forEach(add);
  return times;
}

/**
 * Median time between the person's own purchases of a product, in milliseconds; `null` before the second. Nothing else in an
 * isolate tells of cycles: the catalog's state carries no attributes, and the model knows sessions, not people.
 */
function cycleOf(ascending: readonly number[]): number | null {
  const gaps: number[] = [];
  let last = ascending[0] ?? 0;
  for (const time of ascending) {
    if (time - last < ONE_PURCHASE_MS) continue;
    gaps.push(time - last);
    last = time;
  }
  return gaps.sort((a, b) => a - b)[(gaps.length - 1) >> 1] ?? null;
}

/** From when on a product that was ordered at `times` may be answered again, epoch milliseconds. */
export function wantedAgainAt(times: readonly number[]): number {
  const ascending = [...times].sort((a, b) => a - b);
  const cycle = cycleOf(ascending);
  const last = ascending.at(-1) ?? Number.NEGATIVE_INFINITY;
  return last + (cycle === null ? CYCLE_UNKNOWN_MS : cycle * CYCLE_NEARLY_OVER);
}
