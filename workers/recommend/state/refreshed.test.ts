import { describe, expect, it } from "vitest";
import { Refreshed, type RefreshPolicy, SILENT_AFTER_MS, type Turn } from "./refreshed.ts";

const POLICY: RefreshPolicy = {
  refreshAfterMs: 100,
  maxStalenessMs: 1_000,
  waitMs: 20,
  coldWaitMs: 40,
  retryAfterMs: 200,
};

interface Load {
  readonly turn: Turn;
  readonly previous: string | undefined;
  readonly resolve: (value: string) => void;
  readonly reject: () => void;
}

/** A value whose loads end when the test says so. */
class Subject {
  now = 1_000_000;
  readonly loads: Load[] = [];
  readonly behind: Promise<unknown>[] = [];
  readonly #refreshed = new Refreshed((_: null, previous: string | undefined, turn) => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    this.loads.push({ turn, previous, resolve, reject: () => reject(new Error("down")) });
    return promise;
  }, POLICY);

  read() {
    return this.#refreshed.read(
      null,
      () => this.now,
      (work) => this.behind.push(work),
    );
  }

  load(at: number): Load {
    const load = this.loads[at];
    if (load === undefined) throw new Error(`there was no load ${at}`);
    return load;
  }

  /** Reads; `end` ends the load that the read began. */
  async readEnding(end: (load: Load) => void) {
    const read = this.read();
    end(this.load(this.loads.length - 1));
    const result = await read;
    await this.behind.at(-1);
    return result;
  }
}

async function loaded(value: string): Promise<Subject> {
  const subject = new Subject();
  await subject.readEnding(({ resolve }) => resolve(value));
  return subject;
}

describe("a refreshed value", () => {
  it("is waited for while there is none", async () => {
    const subject = new Subject();
    expect(await subject.readEnding(({ resolve }) => resolve("first"))).toEqual({
      value: "first",
      fresh: true,
      waited: true,
    });
  });

  it("is answered at once while young, without a load", async () => {
    const subject = await loaded("first");
    subject.now += POLICY.refreshAfterMs - 1;
    expect(await subject.read()).toEqual({ value: "first", fresh: true, waited: false });
    expect(subject.loads).toHaveLength(1);
  });

  it("is answered at once when due, and loaded behind by one load for all", async () => {
    const subject = await loaded("first");
    subject.now += POLICY.refreshAfterMs;
    const answers = await Promise.all([subject.read(), subject.read(), subject.read()]);
    for (const answer of answers) expect(answer).toEqual({ value: "first", fresh: true, waited: false });
    expect(subject.loads).toHaveLength(2);
    expect(subject.load(1).previous).toBe("first");
    subject.load(1).resolve("second");
    await Promise.all(subject.behind);
    expect((await subject.read()).value).toBe("second");
  });

  it("is waited for when older than it may be", async () => {
    const subject = await loaded("first");
    subject.now += POLICY.maxStalenessMs;
    expect(await subject.readEnding(({ resolve }) => resolve("second"))).toMatchObject({
      value: "second",
      fresh: true,
    });
  });

  it("says that it is old where the load takes too long, and takes the load's value when it comes", async () => {
    const subject = await loaded("first");
    subject.now += POLICY.maxStalenessMs;
    expect(await subject.read()).toEqual({ value: "first", fresh: false, waited: true });
    subject.load(1).resolve("second");
    await Promise.all(subject.behind);
    expect(await subject.read()).toMatchObject({ value: "second", fresh: true });
  });

  it("keeps its old value after a failure and leaves the source alone for a while", async () => {
    const subject = await loaded("first");
    subject.now += POLICY.maxStalenessMs;
    expect(await subject.readEnding(({ reject }) => reject())).toMatchObject({ value: "first", fresh: false });
    subject.now += POLICY.retryAfterMs - 1;
    expect(await subject.read()).toEqual({ value: "first", fresh: false, waited: false });
    subject.now += 1;
    expect(await subject.readEnding(({ resolve }) => resolve("second"))).toMatchObject({
      value: "second",
      fresh: true,
    });
  });

  it("counts the rest from when a failure was noticed, not from when its load began", async () => {
    const subject = await loaded("first");
    subject.now += POLICY.refreshAfterMs;
    await subject.read();
    subject.now += POLICY.retryAfterMs;
    subject.load(1).reject();
    await Promise.all(subject.behind);
    await subject.read();
    expect(subject.loads).toHaveLength(2);
  });
});

describe("a load that hangs", () => {
  it("is waited for only in its first milliseconds, by whoever comes", async () => {
    const subject = new Subject();
    expect((await subject.read()).waited).toBe(true);
    subject.now += POLICY.coldWaitMs;
    expect((await subject.read()).waited).toBe(false);
    expect(subject.loads).toHaveLength(1);
  });

  it("is given up, and another one tried", async () => {
    const subject = new Subject();
    await subject.read();
    subject.now += SILENT_AFTER_MS;
    expect(await subject.readEnding(({ resolve }) => resolve("second"))).toMatchObject({ value: "second" });
  });

  it("is not given up while it reports progress", async () => {
    const subject = new Subject();
    await subject.read();
    for (let page = 0; page < 3; page++) {
      subject.now += SILENT_AFTER_MS - 1;
      subject.load(0).turn.progress();
    }
    subject.now += SILENT_AFTER_MS - 1;
    await subject.read();
    expect(subject.loads).toHaveLength(1);
  });

  it("that ends after it was given up does not replace what is newer, nor hide the load under way", async () => {
    const subject = new Subject();
    await subject.read();
    subject.now += SILENT_AFTER_MS;
    await subject.readEnding(({ resolve }) => resolve("newer"));
    subject.now += POLICY.refreshAfterMs;
    await subject.read();
    subject.load(0).resolve("older");
    await subject.behind[0];
    expect((await subject.read()).value).toBe("newer");
    expect(subject.loads).toHaveLength(3);
  });

  it("that fails after it was given up does not keep the source alone", async () => {
    const subject = new Subject();
    await subject.read();
    subject.now += SILENT_AFTER_MS;
    const reading = subject.read();
    subject.load(0).reject();
    await subject.behind[0];
    subject.load(1).resolve("second");
    expect((await reading).value).toBe("second");
  });

  it("that ends after it was given up counts where nothing newer is there", async () => {
    const subject = new Subject();
    await subject.read();
    subject.now += SILENT_AFTER_MS;
    await subject.read();
    subject.load(0).resolve("late");
    await subject.behind[0];
    expect((await subject.read()).value).toBe("late");
  });
});
