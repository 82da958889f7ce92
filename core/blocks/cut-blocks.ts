import { type SectionArray, writeContainer } from "../model/container.ts";
import { writeStrings } from "../model/string-table.ts";
import type { InteractionIndex } from "../recommend/index-port.ts";
import { LEADS } from "../recommend/lead.ts";
import { BLOCK_BYTES_MAX, DIRECTORY_FORMAT, DIRECTORY_SECTION } from "./block-format.ts";
import { planBlocks } from "./block-plan.ts";
import { BlockWriter } from "./block-writer.ts";

const MS_PER_SECOND = 1_000;

export interface CutOptions {
  /** Tells this model's files from those of any other, 32 bits: its snapshot's checksum. */
  readonly generation: number;
  readonly blockBytes?: number;
}

export interface CutModel {
  readonly directory: ArrayBuffer;
  readonly blockCount: number;
  /** Blocks 0 to `blockCount - 1`, in order; each is made when it is asked for, so that one at a time is in memory. */
  readonly blocks: Iterable<Uint8Array<ArrayBuffer>>;
}

/** Cuts a model into item blocks. The same model and options give the same bytes. */
export function cutBlocks(index: InteractionIndex, { generation, blockBytes = BLOCK_BYTES_MAX }: CutOptions): CutModel {
  const plan = planBlocks(index, blockBytes);
  const blockCount = plan.starts.length - 1;
  function* blocks(): Generator<Uint8Array<ArrayBuffer>> {
    const writer = new BlockWriter(index, generation);
    for (let block = 0; block < blockCount; block++) {
      yield writer.write(block, plan.items.slice(plan.starts[block], plan.starts[block + 1]).sort());
    }
  }
  return {
    directory: writeDirectory(index, plan.blockOf, Uint32Array.of(generation, index.sessionCount, blockCount)),
    blockCount,
    blocks: { [Symbol.iterator]: blocks },
  };
}

function writeDirectory(index: InteractionIndex, blockOf: Uint32Array, facts: Uint32Array): ArrayBuffer {
  const ids = writeStrings(Array.from(blockOf, (_, item) => index.idOf(item)));
  const words = (of: (item: number) => number): Uint32Array => Uint32Array.from(blockOf, (_, item) => of(item));
  return writeContainer(
    DIRECTORY_FORMAT,
    new Map<number, SectionArray>([
      [DIRECTORY_SECTION.facts, facts],
      [DIRECTORY_SECTION.idOffsets, ids.offsets],
      [DIRECTORY_SECTION.idBytes, ids.bytes],
      [DIRECTORY_SECTION.popularity, words((item) => index.popularity(item))],
      [DIRECTORY_SECTION.recentPopularity, Float32Array.from(blockOf, (_, item) => index.recentPopularity(item))],
      [DIRECTORY_SECTION.firstSeen, words((item) => index.firstSeen(item) / MS_PER_SECOND)],
      [DIRECTORY_SECTION.lastSeen, words((item) => index.lastSeen(item) / MS_PER_SECOND)],
      [DIRECTORY_SECTION.trending, index.trending()],
      [DIRECTORY_SECTION.blockOf, blockOf],
      [DIRECTORY_SECTION.repeats, index.repeats],
      ...(index.lead === undefined
        ? []
        : [[DIRECTORY_SECTION.lead, Uint32Array.of(LEADS.indexOf(index.lead))] as const]),
    ]),
  );
}
