import { type ClickSessions, countSessions } from "../../core/ranker/click-sessions.ts";
import type { SessionIndex } from "../../core/ranker/session-index.ts";
import type { HotItems, IndexedSessions, InteractionIndex, Neighbours } from "../../core/recommend/index-port.ts";

const ID_DIGITS = 8;
/** A synthetic window lasts this long. */
const WINDOW_MS = 150 * 86_400_000;
const NO_NEIGHBOURS: Neighbours = { items: new Uint32Array(0), weights: new Float32Array(0) };

/** Ids that sort as their numbers do. */
export const flatId = (item: number): string => String(item).padStart(ID_DIGITS, "0");

/** A synthetic shop's index as strategies see it: sessions, postings and clicks of every item; nothing counted beforehand. */
export class FlatIndex implements InteractionIndex {
  readonly itemCount: number;
  readonly sessionCount: number;
  readonly sessions: IndexedSessions;
  readonly hot: HotItems;
  readonly repeats = new Float32Array(1);
  readonly #clicks: Uint32Array;

  constructor(index: SessionIndex, log: ClickSessions) {
    this.itemCount = index.itemCount;
    this.sessionCount = countSessions(log);
    this.sessions = { ...index, kinds: null };
    const none = { offsets: new Uint32Array(index.itemCount + 1), ...NO_NEIGHBOURS };
    this.hot = { after: none, together: none };
    this.#clicks = new Uint32Array(index.itemCount);
    for (const item of log.items) this.#clicks[item] = (this.#clicks[item] ?? 0) + 1;
  }

  indexOf(id: string): number {
    const item = Number(id);
    return item < this.itemCount ? item : -1;
  }

  idOf(index: number): string {
    return flatId(index);
  }

  popularity(index: number): number {
    return this.#clicks[index] ?? 0;
  }

  recentPopularity(index: number): number {
    return this.popularity(index);
  }

  firstSeen(): number {
    return 0;
  }

  lastSeen(): number {
    return WINDOW_MS;
  }

  trending(): Uint32Array {
    return Uint32Array.from({ length: this.itemCount }, (_, item) => item);
  }

  boughtWith(): Neighbours {
    return NO_NEIGHBOURS;
  }

  sessionTime(session: number): number {
    return Math.floor(((session / this.sessionCount) * WINDOW_MS) / 1_000) * 1_000;
  }
}
