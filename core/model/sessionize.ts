import type { Envelope } from "../events/envelope.ts";
import { interactionsOf } from "../events/interactions.ts";
import { isItemId } from "../identifiers.ts";
import type { SessionChunk } from "./session-chunk.ts";
import { kindNumber } from "./session-log.ts";

const MS_PER_SECOND = 1_000;
/** February 2106: as far as 32 bits of epoch seconds go. */
const TIME_MAX_SECONDS = 2 ** 32 - 1;

interface Click {
  readonly session: string;
  readonly item: string;
  readonly kind: number;
  /** Epoch milliseconds. */
  readonly time: number;
  readonly event: string;
  /** Place among the interactions of its event. */
  readonly place: number;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byOrder = (a: Click, b: Click): number =>
  byText(a.session, b.session) || a.time - b.time || byText(a.event, b.event) || a.place - b.place;

/** Gathers the clicks of a few days' events, in whatever order they come. */
export class Sessionizer {
  readonly #clicks: Click[] = [];

  get clicks(): number {
    return this.#clicks.length;
  }

  /** Takes what may be learned from: interactions with products whose person allows `model_training`. */
  add(event: Envelope): void {
    if (!event.purposes.includes("model_training")) return;
    const { session, id } = event;
    interactionsOf(event.type, event.data, event.time).forEach(({ item, kind, time }, place) => {
      if (isItemId(item)) this.#clicks.push({ session, item, kind: kindNumber(kind), time, event: id, place });
    });
  }

  /** Sessions ascending by pseudonym, each session's clicks by time, then event id. */
  chunk(): SessionChunk {
    const clicks = this.#clicks.sort(byOrder);
    const itemIds = [...new Set(clicks.map(({ item }) => item))].sort(byText);
    const itemNumbers = new Map(itemIds.map((id, number) => [id, number]));
    const sessions: string[] = [];
    const starts: number[] = [];
    clicks.forEach(({ session }, at) => {
      if (sessions.at(-1) === session) return;
      sessions.push(session);
      starts.push(at);
    });
    starts.push(clicks.length);
    return {
      sessions,
      itemIds,
      starts: Uint32Array.from(starts),
      items: Uint32Array.from(clicks, ({ item }) => itemNumbers.get(item) ?? 0),
      kinds: Uint8Array.from(clicks, ({ kind }) => kind),
      times: Uint32Array.from(clicks, ({ time }) =>
        Math.min(TIME_MAX_SECONDS, Math.max(0, Math.floor(time / MS_PER_SECOND))),
      ),
    };
  }
}
