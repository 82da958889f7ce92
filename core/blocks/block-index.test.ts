import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CatalogState } from "../catalog/catalog-state.ts";
import type { InteractionIndex } from "../recommend/index-port.ts";
import { coVisitation } from "../recommend/strategies/co-visitation.ts";
import { goesWith } from "../recommend/strategies/goes-with.ts";
import { sequentialRules } from "../recommend/strategies/sequential-rules.ts";
import { sessionNeighbours } from "../recommend/strategies/session-neighbours.ts";
import type { Strategy } from "../recommend/strategy.ts";
import { knownTrail } from "../recommend/trail.ts";
import { type BlockIndex, openBlockIndex } from "./block-index.ts";
import { type CutModel, cutBlocks } from "./cut-blocks.ts";
import { type SmallClick, type SmallIndexOptions, smallId, smallIndex } from "./small-index.fixture.ts";

const STRATEGIES: readonly Strategy[] = [sessionNeighbours, sequentialRules, coVisitation, goesWith];
const ITEMS = 30;
/** An item's own data alone is larger than this: blocks of one item, of a few, and of all are made. */
const BLOCK_BYTES = [1, 1_200, 2_000, 1_000_000];
const PLENTY = 10_000_000;

const sessions = fc.array(
  fc.array(fc.tuple(fc.nat(ITEMS - 1), fc.constantFrom(0, 0, 0, 1, 2, 3)), { minLength: 1, maxLength: 8 }),
  { minLength: 1, maxLength: 60 },
);
const viewsOnly = sessions.map((log) => log.map((clicks) => clicks.map(([item]): SmallClick => [item, 0])));
const options: fc.Arbitrary<SmallIndexOptions> = fc.record({
  itemCount: fc.constant(ITEMS),
  sessionsPerItem: fc.constantFrom(2, 5, 2_500),
  hotSessions: fc.constantFrom(3, 2_500),
});
const index = fc.tuple(fc.oneof(sessions, viewsOnly), options).map(([log, how]) => smallIndex(log, how));
const trail = fc.array(fc.nat(ITEMS + 2), { maxLength: 8 }).map((items) => items.map(smallId));
const blockBytes = fc.constantFrom(...BLOCK_BYTES);

interface Opened {
  readonly blocks: BlockIndex;
  readonly cut: CutModel;
  /** Numbers of the blocks fetched so far. */
  readonly fetched: number[];
}

function opened(
  whole: InteractionIndex,
  bytes: number,
  cacheBytes: number,
  damage?: (file: Uint8Array, block: number) => Uint8Array,
): Opened {
  const cut = cutBlocks(whole, { generation: 7, blockBytes: bytes });
  const files = [...cut.blocks];
  const fetched: number[] = [];
  const source = async (block: number): Promise<Uint8Array> => {
    fetched.push(block);
    const file = files[block];
    if (file === undefined) throw new Error("no such block");
    return damage === undefined ? file : damage(file.slice(), block);
  };
  const read = openBlockIndex(cut.directory, source, cacheBytes);
  if (!read.ok) throw new Error(read.reason.code);
  return { blocks: read.value, cut, fetched };
}

/** Ids, scores and evidence of every strategy's answer, for the trail as session and as cart. */
function answers(whole: InteractionIndex, ids: readonly string[]) {
  const input = {
    index: whole,
    catalog: new CatalogState(),
    trail: ids,
    known: knownTrail(whole, ids),
    item: null,
    cart: ids,
    category: null,
    contentNeighbours: () => null,
    limit: 20,
  };
  return STRATEGIES.map((strategy) => strategy(input).map(({ item, score, because }) => ({ item, score, because })));
}

describe("A model cut into blocks", () => {
  it("gives the whole model's answers for any log, trail, size of block and cache", async () => {
    await fc.assert(
      fc.asyncProperty(
        index,
        fc.array(trail, { minLength: 1, maxLength: 4 }),
        blockBytes,
        fc.constantFrom(0, 3_000, PLENTY),
        async (whole, trails, bytes, cacheBytes) => {
          const { blocks } = opened(whole, bytes, cacheBytes);
          for (const ids of trails) {
            const view = blocks.show(await blocks.gather(ids));
            expect(answers(view, ids)).toEqual(answers(whole, ids));
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it("says of every item what the whole model says, and of the sessions that its items name", async () => {
    await fc.assert(
      fc.asyncProperty(index, trail, blockBytes, async (whole, ids, bytes) => {
        const { blocks } = opened(whole, bytes, PLENTY);
        const view = blocks.show(await blocks.gather(ids));
        expect([view.itemCount, view.sessionCount]).toEqual([whole.itemCount, whole.sessionCount]);
        expect(view.trending()).toEqual(whole.trending());
        for (let item = 0; item < whole.itemCount; item++) {
          expect(view.indexOf(smallId(item))).toBe(item);
          for (const question of ["idOf", "popularity", "recentPopularity", "firstSeen", "lastSeen"] as const) {
            expect(view[question](item)).toBe(whole[question](item));
          }
        }
        for (const { index: item } of knownTrail(whole, ids).newest) {
          const { postingOffsets, postings } = whole.sessions;
          for (const session of postings.subarray(postingOffsets[item], postingOffsets[item + 1])) {
            expect(view.sessionTime(session)).toBe(whole.sessionTime(session));
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it("fetches a block once as long as the cache has room, and again where it has none", async () => {
    const whole = smallIndex(
      [
        [
          [0, 0],
          [1, 0],
        ],
      ],
      { itemCount: 2, sessionsPerItem: 5, hotSessions: 5 },
    );
    const roomy = opened(whole, 1, PLENTY);
    const cramped = opened(whole, 1, 0);
    for (const { blocks } of [roomy, cramped]) {
      await blocks.gather([smallId(0), smallId(1)]);
      await blocks.gather([smallId(1), "unknown"]);
    }
    expect(roomy.fetched).toHaveLength(2);
    expect(cramped.fetched).toHaveLength(3);
    expect(cramped.blocks.cachedBytes).toBe(0);
  });

  it("keeps blocks within their size, and those that are asked for within the cache's", async () => {
    await fc.assert(
      fc.asyncProperty(index, fc.array(trail, { maxLength: 6 }), async (whole, trails) => {
        const { blocks, cut } = opened(whole, 2_500, 6_000);
        const sizes = [...cut.blocks].map(({ byteLength }) => byteLength);
        const owned = sizes.map((_, block) => blocks.directory.columns.blockOf.filter((of) => of === block).length);
        sizes.forEach((bytes, block) => {
          if ((owned[block] ?? 0) > 1) expect(bytes).toBeLessThanOrEqual(2_500);
        });
        for (const ids of trails) {
          await blocks.gather(ids);
          expect(blocks.cachedBytes).toBeLessThanOrEqual(6_000);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("cuts the same model into the same bytes", () => {
    fc.assert(
      fc.property(index, blockBytes, (whole, bytes) => {
        const [one, other] = [
          cutBlocks(whole, { generation: 1, blockBytes: bytes }),
          cutBlocks(whole, { generation: 1, blockBytes: bytes }),
        ];
        expect(new Uint8Array(one.directory)).toEqual(new Uint8Array(other.directory));
        expect([...one.blocks]).toEqual([...other.blocks]);
      }),
      { numRuns: 20 },
    );
  });
});

describe("A damaged block", () => {
  const flip = (at: number) => (file: Uint8Array) => {
    file[at % file.length] = (file[at % file.length] ?? 0) ^ (1 << (at % 8));
    return file;
  };

  it("is refused wherever a bit of it is flipped, and its items are answered for as if no session held them", async () => {
    await fc.assert(
      fc.asyncProperty(index, trail, fc.nat(), async (whole, ids, at) => {
        const { blocks } = opened(whole, 2_000, PLENTY, flip(at));
        const gathered = await blocks.gather(ids);
        expect(gathered.cost.missing).toHaveLength(gathered.cost.blocks);
        expect(answers(blocks.show(gathered), ids)).toEqual(STRATEGIES.map(() => []));
      }),
      { numRuns: 100 },
    );
  });

  it("that is cut short, empty, not there, or another block's takes nothing from the others' items", async () => {
    const log: SmallClick[][] = [
      [
        [0, 0],
        [1, 0],
        [2, 0],
      ],
      [
        [1, 0],
        [2, 0],
      ],
    ];
    const whole = smallIndex(log, { itemCount: 3, sessionsPerItem: 5, hotSessions: 5 });
    const cut = [...cutBlocks(whole, { generation: 7, blockBytes: 1 }).blocks];
    const broken = [
      (file: Uint8Array) => file.subarray(0, file.length - 8),
      () => new Uint8Array(0),
      () => {
        throw new Error("not there");
      },
      (_: Uint8Array, block: number) => cut[(block + 1) % cut.length] ?? new Uint8Array(0),
    ];
    for (const damage of broken) {
      let bad = -1;
      const { blocks } = opened(whole, 1, 0, (file, block) => (block === bad ? damage(file, block) : file));
      bad = blocks.directory.columns.blockOf[2] ?? -1;
      const gathered = await blocks.gather([smallId(1), smallId(2)]);
      expect(gathered.cost.missing).toEqual([bad]);
      const without = {
        ...whole,
        sessions: { ...whole.sessions, postingOffsets: Uint32Array.of(0, 1, 3, 3) },
        hot: whole.hot,
        boughtWith: (item: number) => whole.boughtWith(item === 2 ? 99 : item),
      };
      expect(answers(blocks.show(gathered), [smallId(1), smallId(2)])).toEqual(
        answers(without, [smallId(1), smallId(2)]),
      );
      bad = -1;
      expect((await blocks.gather([smallId(2)])).cost.missing).toEqual([]);
    }
  });

  it("of another model is refused", async () => {
    const log: SmallClick[][] = [
      [
        [0, 0],
        [1, 0],
      ],
    ];
    const whole = smallIndex(log, { itemCount: 2, sessionsPerItem: 5, hotSessions: 5 });
    const other = [...cutBlocks(whole, { generation: 8, blockBytes: 1 }).blocks];
    const { blocks } = opened(whole, 1, PLENTY, (_, block) => other[block] ?? new Uint8Array(0));
    expect((await blocks.gather([smallId(0)])).cost.missing).toHaveLength(1);
  });

  it("or a damaged directory is a reason, never an exception", () => {
    fc.assert(
      fc.property(index, fc.nat(), (whole, at) => {
        const { directory } = cutBlocks(whole, { generation: 7 });
        const damaged = flip(at)(new Uint8Array(directory.slice(0)));
        expect(openBlockIndex(damaged.buffer as ArrayBuffer, async () => new Uint8Array(0), 0).ok).toBe(false);
      }),
      { numRuns: 50 },
    );
  });
});
