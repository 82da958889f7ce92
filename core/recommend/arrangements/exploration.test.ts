import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { viewed } from "../small-shop.fixture.ts";
import { contextOf, ranked } from "../step-context.fixture.ts";
import { EXPLORATION_PERIOD_MS, exploration } from "./exploration.ts";

const NEW = Array.from({ length: 40 }, (_, at) => `n${at}`);
const isNew = (item: string): boolean => item.startsWith("n");
const knownList = (count: number) => Array.from({ length: count }, (_, at) => ranked(`k${at}`));

interface Asked {
  readonly share: number;
  readonly limit: number;
  readonly list?: ReturnType<typeof knownList>;
  readonly news?: readonly string[];
  readonly now?: number;
  readonly viewed?: readonly string[];
}

function ask({
  share,
  limit,
  list = knownList(limit),
  news = NEW,
  now = 0,
  viewed: ids = [],
}: Asked): readonly string[] {
  const context = contextOf({
    knows: (item) => !isNew(item),
    session: viewed(...ids),
    now,
    terms: { exploration: share },
  });
  const answer = exploration(context)?.arrange(list, limit, (beside) =>
    news.filter((id) => !beside.some(({ item }) => item === id)).map((id) => ranked(id, 0)),
  );
  return (answer ?? []).map(({ item }) => item);
}

describe("exploration", () => {
  it("is not asked for at 0", () => {
    expect(exploration(contextOf())).toBeNull();
  });

  it.each([
    [0.3, 10, 3],
    [0.19, 10, 1],
    [0.19, 5, 0],
    [1, 10, 10],
  ])("of %d gives of %d places %d", (share, limit, places) => {
    expect(ask({ share, limit }).filter(isNew)).toHaveLength(places);
  });

  it("leaves the best its place, and the others their order", () => {
    const answer = ask({ share: 0.5, limit: 10 });
    expect(answer[0]).toBe("k0");
    answer.forEach((item, place) => {
      if (!isNew(item)) expect(item).toBe(`k${place}`);
    });
  });

  it("counts the newcomers that are in the answer anyway", () => {
    const list = [ranked("k0"), ranked("n0"), ...knownList(10).slice(2)];
    expect(ask({ share: 0.1, limit: 10, list })).toEqual(list.map(({ item }) => item));
    expect(ask({ share: 0.2, limit: 10, list }).filter(isNew)).toHaveLength(2);
  });

  it("draws others for another session, and in another hour", () => {
    const first = ask({ share: 0.3, limit: 10 });
    expect(ask({ share: 0.3, limit: 10, now: EXPLORATION_PERIOD_MS - 1 })).toEqual(first);
    expect(ask({ share: 0.3, limit: 10, now: EXPLORATION_PERIOD_MS })).not.toEqual(first);
    expect(ask({ share: 0.3, limit: 10, viewed: ["k1"] })).not.toEqual(first);
  });

  it("never gives more than the share, nor a product twice, nor another length, and draws the same again", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 40 }),
        fc.subarray(NEW),
        fc.nat(10 * EXPLORATION_PERIOD_MS),
        (share, limit, news, now) => {
          const list = knownList(limit);
          const answer = share === 0 ? list.map(({ item }) => item) : ask({ share, limit, list, news, now });
          expect(answer.filter(isNew).length).toBe(Math.min(Math.floor(share * limit), news.length));
          expect(new Set(answer).size).toBe(limit);
          expect(answer).toHaveLength(limit);
          if (share > 0) expect(ask({ share, limit, list, news, now })).toEqual(answer);
        },
      ),
    );
  });
});
