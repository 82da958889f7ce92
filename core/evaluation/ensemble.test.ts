import { describe, expect, it } from "vitest";
import { NODE_KERNELS } from "../../kernels/node-kernels.ts";
import { ensemble } from "./ensemble.ts";
import { ItemVocabulary } from "./item-vocabulary.ts";
import { SINGLE_STRATEGIES } from "./rival-strategies.ts";
import { spreadTimes } from "./spread-times.ts";
import type { TrainingSet } from "./training-set.ts";

type Session = readonly number[];

function setOf(sessions: readonly Session[], nameOf: (item: number) => string = String): TrainingSet {
  const vocabulary = new ItemVocabulary();
  const items = sessions.flatMap((session) => session.map((item) => vocabulary.numberOf(nameOf(item))));
  const starts = Uint32Array.from([0, ...sessions.map((_, at) => sessions.slice(0, at + 1).flat().length)]);
  const log = { itemCount: vocabulary.size, starts, items: Uint32Array.from(items), times: spreadTimes(starts) };
  return { log, vocabulary, categories: new Map() };
}

/** Numbers that repeat for the same seed: a test's chance. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** Mean reciprocal rank of the next clicks of `test`, of the first 20. */
function mrr(set: TrainingSet, test: readonly Session[], predict: ReturnType<typeof ensemble>): number {
  let sum = 0;
  let cases = 0;
  for (const session of test) {
    const items = session.map((item) => set.vocabulary.numberOf(String(item)));
    for (let at = 1; at < items.length; at++, cases++) {
      const place = predict({ items: items.slice(0, at), time: 1e9 }, 20).indexOf(items[at] ?? 0);
      if (place >= 0) sum += 1 / (place + 1);
    }
  }
  return sum / cases;
}

/** Shops in which one simple strategy is all there is to know. */
const next = chance(7);
const SHOPS: { readonly [name: string]: () => Session } = {
  "people only look at the same product again": () =>
    Array.from({ length: 2 + next(3) }, () => 0).map(
      (
        (item) => () =>
          item
      )(next(100)),
    ),
  "products follow each other in a ring": () => {
    const first = next(40);
    return Array.from({ length: 2 + next(4) }, (_, step) => (first + step) % 40);
  },
  "only popularity counts": () => Array.from({ length: 3 }, () => next(1 + next(1 + next(200)))),
  "there are five products": () => Array.from({ length: 2 + next(4) }, () => next(5)),
};

describe("the ensemble", () => {
  it.each(Object.keys(SHOPS))(
    "is as good as the best single strategy where %s",
    (name) => {
      const sessions = Array.from({ length: 250 }, () => SHOPS[name]?.() ?? []);
      const [train, test] = [sessions.slice(0, 200), sessions.slice(200)];
      const set = setOf(train);
      const singles = Object.values(SINGLE_STRATEGIES).map((learn) => mrr(set, test, learn(set)));
      expect(mrr(set, test, ensemble(set, NODE_KERNELS))).toBeGreaterThan(Math.max(...singles) - 0.06);
    },
    60_000,
  );

  it("foretells repeats of products that training never saw", () => {
    const twice = Array.from({ length: 300 }, (_, at) => [at, at, at]);
    const set = setOf(twice);
    const stranger = set.vocabulary.numberOf("stranger");
    const predict = ensemble(set, NODE_KERNELS);
    expect(predict({ items: [3, stranger], time: 1e9 }, 20)[0]).toBe(stranger);
  }, 60_000);

  it.each([
    ["no sessions", []],
    ["one session of one click", [[1]]],
    ["sessions of one click", [[1], [2], [1], [3]]],
    ["one session", [[1, 2, 1]]],
    ["one long session", [Array.from({ length: 300 }, (_, at) => at % 7)]],
  ])(
    "answers without failing where there is %s, different items only",
    (_, sessions) => {
      const set = setOf(sessions, (item) => `ø ${item}`);
      const predict = ensemble(set, NODE_KERNELS);
      for (const items of [[], [0], [99, 0, 99]]) {
        const list = predict({ items, time: 0 }, 20);
        expect(new Set(list).size).toBe(list.length);
      }
    },
    60_000,
  );
});
