import { describe, expect, it } from "vitest";
import type { VectorIndexPort, VectorMatch } from "../../../adapters/vectors/port.ts";
import {
  ContentNeighbours,
  NEIGHBOURS_ASK_MAX_MS,
  NEIGHBOURS_MAX_ITEMS,
  NEIGHBOURS_MAX_STALENESS_MS,
  NEIGHBOURS_REFRESH_AFTER_MS,
  NEIGHBOURS_RETRY_AFTER_MS,
  NO_NEIGHBOURS_REFRESH_AFTER_MS,
} from "./content-neighbours.ts";

type Answer = () => Promise<readonly VectorMatch[]>;
const match = (id: string, score = 0.5): VectorMatch => ({ id, score });
const NEVER = new Promise<never>(() => {});

/** Neighbours over an index that answers as the test says. */
class Subject {
  now = 1_000_000;
  asked: string[] = [];
  answer: Answer;
  readonly neighbours = new ContentNeighbours();
  readonly #behind: Promise<unknown>[] = [];

  constructor(answer: Answer) {
    this.answer = answer;
  }

  read(item = "a", mayWait = true) {
    const index: Pick<VectorIndexPort, "queryById"> = {
      queryById: (id) => {
        this.asked.push(id);
        return this.answer();
      },
    };
    return this.neighbours.read(
      item,
      index as VectorIndexPort,
      () => this.now,
      mayWait,
      (work) => this.#behind.push(work),
    );
  }

  settled = () => Promise.all(this.#behind);
}

const failing: Answer = () => Promise.reject(new Error("down"));

describe("content neighbours", () => {
  it("are asked for once, and remembered with what they are neighbours of", async () => {
    const subject = new Subject(async () => [match("b", 0.75), match("c", 0.25)]);
    expect(subject.neighbours.get("a")).toBeNull();
    expect(await subject.read()).toEqual({ calls: 1, failed: false });
    expect(await subject.read()).toEqual({ calls: 0, failed: false });
    expect(subject.asked).toEqual(["a"]);
    expect(subject.neighbours.get("a")).toEqual([
      { item: "b", score: 0.75, because: ["a"] },
      { item: "c", score: 0.25, because: ["a"] },
    ]);
  });

  it("are asked for behind the answer where it may not wait", async () => {
    const subject = new Subject(async () => [match("b")]);
    expect(await subject.read("a", false)).toEqual({ calls: 0, failed: false });
    await subject.settled();
    expect(subject.neighbours.get("a")).toHaveLength(1);
  });

  it("are one question, however many requests want them at once", async () => {
    const subject = new Subject(async () => [match("b")]);
    const reads = await Promise.all([subject.read(), subject.read(), subject.read()]);
    expect(reads).toEqual(Array(3).fill({ calls: 1, failed: false }));
    expect(subject.asked).toEqual(["a"]);
  });

  it("are served while they are asked for again behind the answer", async () => {
    const subject = new Subject(async () => [match("b")]);
    await subject.read();
    subject.now += NEIGHBOURS_REFRESH_AFTER_MS;
    subject.answer = async () => [match("c")];
    expect(await subject.read()).toEqual({ calls: 0, failed: false });
    await subject.settled();
    expect(subject.neighbours.get("a")?.[0]?.item).toBe("c");
  });

  it("that are none are soon asked for again: a new product's vector follows its commit", async () => {
    const subject = new Subject(async () => []);
    expect(await subject.read()).toEqual({ calls: 1, failed: false });
    subject.now += NO_NEIGHBOURS_REFRESH_AFTER_MS - 1;
    await subject.read();
    expect(subject.asked).toHaveLength(1);
    subject.now += 1;
    await subject.read();
    expect(subject.asked).toHaveLength(2);
    expect(subject.neighbours.get("a")).toEqual([]);
  });
});

describe("where the index fails", () => {
  it("the answer says so, and the index is left alone for a while, whatever the item", async () => {
    const subject = new Subject(failing);
    expect(await subject.read()).toEqual({ calls: 1, failed: true });
    expect(await subject.read("b")).toEqual({ calls: 0, failed: true });
    subject.now += NEIGHBOURS_RETRY_AFTER_MS;
    subject.answer = async () => [match("c")];
    expect(await subject.read("b")).toEqual({ calls: 1, failed: false });
  });

  it("old neighbours serve on, and are said to be old once they are too old", async () => {
    const subject = new Subject(async () => [match("b")]);
    await subject.read();
    subject.answer = failing;
    subject.now += NEIGHBOURS_MAX_STALENESS_MS - NEIGHBOURS_RETRY_AFTER_MS;
    expect(await subject.read()).toEqual({ calls: 0, failed: false });
    await subject.settled();
    subject.now += NEIGHBOURS_RETRY_AFTER_MS;
    expect(await subject.read()).toEqual({ calls: 0, failed: true });
    expect(subject.neighbours.get("a")?.[0]?.item).toBe("b");
  });

  it("a late answer is not waited for, and serves the next request", async () => {
    const { promise, resolve } = Promise.withResolvers<readonly VectorMatch[]>();
    const subject = new Subject(() => promise);
    expect(await subject.read()).toEqual({ calls: 1, failed: true });
    resolve([match("b")]);
    await subject.settled();
    expect(await subject.read()).toEqual({ calls: 0, failed: false });
    expect(subject.neighbours.get("a")).toHaveLength(1);
  });

  it("a question that hangs is waited for once, and asked again later", async () => {
    const subject = new Subject(() => NEVER);
    expect(await subject.read()).toEqual({ calls: 1, failed: true });
    expect(await subject.read()).toEqual({ calls: 0, failed: true });
    subject.now += NEIGHBOURS_ASK_MAX_MS;
    subject.answer = async () => [match("b")];
    expect(await subject.read()).toEqual({ calls: 1, failed: false });
    expect(subject.asked).toHaveLength(2);
  });
});

it("neighbours of only so many items are remembered, those asked for last", async () => {
  const subject = new Subject(async () => [match("z")]);
  for (let item = 0; item <= NEIGHBOURS_MAX_ITEMS; item++) await subject.read(`i${item}`);
  expect(subject.neighbours.get("i0")).toBeNull();
  expect(subject.neighbours.get("i1")).toHaveLength(1);
  expect(subject.neighbours.get(`i${NEIGHBOURS_MAX_ITEMS}`)).toHaveLength(1);
});
