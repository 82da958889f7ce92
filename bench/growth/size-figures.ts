import type { Likeness } from "./likeness.ts";
import type { BlockFigures } from "./measure-blocks.ts";
import type { Times } from "./measure-times.ts";

/** What was measured for one synthetic shop. */
export interface SizeFigures {
  readonly clicks: number;
  readonly sessions: number;
  readonly items: number;
  readonly likeness: Likeness;
  readonly drawnClicksPerSecond: number;
  readonly index: {
    /** Sessions with their clicks, and items with their sessions. */
    readonly bytesPerClick: number;
    readonly clicksPerCpuSecond: number;
  };
  readonly neighbours: Times;
  readonly learned: Times & {
    /** Everything that the learned ranking needs but its embedding and weights: index, statistics, transitions of hot items. */
    readonly tableClicksPerCpuSecond: number;
    /** `false`: weights of the smallest shop, and its vectors spread over the items. */
    readonly ownWeights: boolean;
    /** What serves, e.g. `linear + 130 trees`. */
    readonly chosen: string;
  };
  readonly blocks: BlockFigures;
  /** Most memory of the process so far, after each phase, in bytes. */
  readonly peakBytes: { readonly [phase: string]: number };
}
