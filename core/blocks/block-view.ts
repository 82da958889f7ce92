import type { HotItems, IndexedSessions, InteractionIndex, Neighbours } from "../recommend/index-port.ts";
import type { Lead } from "../recommend/lead.ts";
import { findAscending } from "./ascending.ts";
import type { BlockDirectory } from "./block-directory.ts";
import type { GatheredBlocks, GatheredItem } from "./gathered-items.ts";
import { ShownSessions } from "./shown-sessions.ts";
import { ShownTable } from "./shown-table.ts";

const MS_PER_SECOND = 1_000;
const NO_NEIGHBOURS: Neighbours = { items: new Uint32Array(0), weights: new Float32Array(0) };

/**
 * A cut model as strategies see it: for the items that are shown, the same answers as the whole snapshot's; about others it knows
 * what the directory says. One object per model, like a snapshot, because kernels keep scratch arrays for each index; so what
 * it shows is good until the next `show`, and nothing may be awaited between showing and asking.
 */
export class BlockView implements InteractionIndex {
  readonly itemCount: number;
  readonly sessionCount: number;
  readonly repeats: Float32Array;
  readonly lead: Lead;
  readonly #directory: BlockDirectory;
  readonly #sessions: ShownSessions;
  readonly #after: ShownTable;
  readonly #together: ShownTable;
  #items: readonly GatheredItem[] = [];

  constructor(directory: BlockDirectory) {
    this.itemCount = directory.itemCount;
    this.sessionCount = directory.sessionCount;
    this.repeats = directory.columns.repeats;
    this.lead = directory.lead;
    this.#directory = directory;
    this.#sessions = new ShownSessions(directory.itemCount, directory.sessionCount);
    this.#after = new ShownTable(directory.itemCount);
    this.#together = new ShownTable(directory.itemCount);
  }

  show({ items }: GatheredBlocks): this {
    this.#items = items;
    this.#sessions.show(items);
    this.#after.show(items, "after");
    this.#together.show(items, "together");
    return this;
  }

  get sessions(): IndexedSessions {
    return this.#sessions.sessions;
  }

  get hot(): HotItems {
    return { after: this.#after.table, together: this.#together.table };
  }

  indexOf(id: string): number {
    return this.#directory.indexOf(id);
  }

  idOf(index: number): string {
    return this.#directory.idOf(index);
  }

  popularity(index: number): number {
    return this.#directory.columns.popularity[index] ?? 0;
  }

  recentPopularity(index: number): number {
    return this.#directory.columns.recentPopularity[index] ?? 0;
  }

  firstSeen(index: number): number {
    return (this.#directory.columns.firstSeen[index] ?? 0) * MS_PER_SECOND;
  }

  lastSeen(index: number): number {
    return (this.#directory.columns.lastSeen[index] ?? 0) * MS_PER_SECOND;
  }

  trending(): Uint32Array {
    return this.#directory.columns.trending;
  }

  boughtWith(index: number): Neighbours {
    const block = this.#items.find(({ item }) => item === index)?.block ?? null;
    const place = block === null ? -1 : findAscending(block.items, index);
    if (block === null || place < 0) return NO_NEIGHBOURS;
    const { offsets, items, weights } = block.tables.boughtWith;
    const [start, end] = [offsets[place], offsets[place + 1]];
    return { items: items.subarray(start, end), weights: weights.subarray(start, end) };
  }

  sessionTime(session: number): number {
    for (const { block } of this.#items) {
      const place = block === null ? -1 : findAscending(block.sessions, session);
      if (block !== null && place >= 0) return (block.sessionTimes[place] ?? 0) * MS_PER_SECOND;
    }
    return 0;
  }
}
