import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { InteractionIndex } from "./index-port.ts";
import { NeighbourKernel, type NeighbourParameters } from "./neighbour-kernel.ts";
import { modelOf } from "./small-shop.fixture.ts";
import { knownTrail, type TrailItem } from "./trail.ts";

/** Small enough that the cuts at m and k bite in small logs. */
const PARAMETERS: NeighbourParameters = {
  items: 3,
  recentSessions: 12,
  neighbours: 5,
  trailDecay: 2,
  ageDecay: 0.6,
  stepDecay: 6,
  rarity: 0.5,
};
const AGES = 1_024;
const OWN_HABIT_CLICKS = 60;
const KIND_WEIGHTS = [1, 2, 3];

const items = fc.constantFrom("a", "b", "c", "d", "e", "f", "cart:a", "cart:b", "order:c");
const logs = fc.array(fc.array(items, { minLength: 1, maxLength: 7 }), { minLength: 1, maxLength: 40 });
const trails = fc.array(fc.constantFrom("a", "b", "c", "d", "e", "unknown"), { minLength: 1, maxLength: 6 });

/** The definition, item by item and session by session, with no thought of cost. */
function slowly(index: InteractionIndex, trail: readonly TrailItem[]): Map<number, number> {
  const { starts, items: clicked, kinds } = index.sessions;
  const searched = trail.slice(0, PARAMETERS.items);
  const sessions = Array.from({ length: index.sessionCount }, (_, session) => ({
    session,
    clicks: [...clicked.subarray(starts[session], starts[session + 1])],
    kinds: [...(kinds?.subarray(starts[session], starts[session + 1]) ?? [])],
  }));
  const found = sessions
    .reverse()
    .map((one) => ({ ...one, shared: searched.filter((item) => one.clicks.includes(item.index)) }))
    .filter(({ shared }) => shared.length > 0)
    .slice(0, PARAMETERS.recentSessions)
    .map((one) => {
      const age = Math.floor(((index.sessionCount - 1 - one.session) * AGES) / index.sessionCount) / AGES;
      const match = one.shared.reduce((sum, { distance }) => sum + Math.exp(-distance / PARAMETERS.trailDecay), 0);
      return { ...one, similarity: match * Math.exp(-age / PARAMETERS.ageDecay) };
    })
    .sort((a, b) => b.similarity - a.similarity || b.session - a.session)
    .slice(0, PARAMETERS.neighbours);
  const totals = new Map<number, number>();
  const add = (item: number, amount: number) => totals.set(item, (totals.get(item) ?? 0) + amount);
  for (const { clicks, kinds: done, shared, similarity } of found) {
    const from = clicks.lastIndexOf(shared[0]?.index ?? -1);
    clicks.forEach((item, at) => {
      if (at === from) return;
      const rarity = Math.max(0, Math.log(index.sessionCount / Math.max(1, index.popularity(item))));
      const weight = Math.exp((1 - Math.abs(at - from)) / PARAMETERS.stepDecay) * (KIND_WEIGHTS[done[at] ?? 0] ?? 0);
      add(item, ((similarity * weight) / Math.sqrt(clicks.length)) * (1 + PARAMETERS.rarity * rarity));
    });
  }
  const mass = [...totals.values()].reduce((sum, total) => sum + total, 0);
  for (const { index: item, distance } of searched) {
    const habit = OWN_HABIT_CLICKS / (OWN_HABIT_CLICKS + index.popularity(item));
    add(item, mass * habit * (index.repeats[distance] ?? 0));
  }
  return totals;
}

/** Rarities are float32. */
const RARITY_DIGITS = 5;

const answerOf = (kernel: NeighbourKernel, index: InteractionIndex, trail: readonly TrailItem[]) => {
  kernel.ask(index, trail);
  const count = kernel.scores.top(10);
  return Array.from(kernel.scores.topItems.subarray(0, count), (item, at) => [
    index.idOf(item),
    kernel.scores.topScores[at],
  ]);
};

describe("the neighbour kernel", () => {
  it("scores every item as the definition does", () => {
    fc.assert(
      fc.property(logs, trails, (log, trail) => {
        const index = modelOf(log);
        const { newest } = knownTrail(index, trail);
        const kernel = new NeighbourKernel(index, PARAMETERS);
        kernel.ask(index, newest);
        const expected = slowly(index, newest);
        for (let item = 0; item < index.itemCount; item++)
          expect(kernel.scores.total(item)).toBeCloseTo(expected.get(item) ?? 0, RARITY_DIGITS);
      }),
    );
  });

  it("names the items of the trail that a score came from, and only those", () => {
    fc.assert(
      fc.property(logs, trails, (log, trail) => {
        const index = modelOf(log);
        const kernel = new NeighbourKernel(index, PARAMETERS);
        const { newest } = knownTrail(index, trail);
        kernel.ask(index, newest);
        const { scores } = kernel;
        for (let item = 0; item < index.itemCount; item++) {
          const shares = Array.from({ length: PARAMETERS.items }, (_, source) => scores.share(item, source));
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(scores.total(item), 9);
          expect(shares.slice(newest.length).every((share) => share === 0)).toBe(true);
        }
      }),
    );
  });

  it("answers the same whatever was asked before", () => {
    fc.assert(
      fc.property(logs, trails, trails, (log, trail, other) => {
        const index = modelOf(log);
        const kernel = new NeighbourKernel(index, PARAMETERS);
        const { newest } = knownTrail(index, trail);
        const first = answerOf(kernel, index, newest);
        answerOf(kernel, index, knownTrail(index, other).newest);
        expect(answerOf(kernel, index, newest)).toEqual(first);
      }),
    );
  });

  it("ranks what is not in the trail the same with an unrelated session in the shop's past", () => {
    fc.assert(
      fc.property(logs, trails, (log, trail) => {
        const own: readonly string[] = trail;
        const ranked = (sessions: readonly (readonly string[])[]) => {
          const index = modelOf(sessions);
          const kernel = new NeighbourKernel(index, { ...PARAMETERS, rarity: 0, ageDecay: 1e9 });
          return answerOf(kernel, index, knownTrail(index, trail).newest)
            .map(([id]) => String(id))
            .filter((id) => !own.includes(id));
        };
        expect(ranked([["y", "z"], ...log])).toEqual(ranked(log));
      }),
    );
  });
});
