import { describe, expect, it } from "vitest";
import type { LiveSample } from "../../core/live/live-sample.ts";
import type { Counted } from "../../core/live/tally.ts";
import { LiveRecorder } from "./live-recorder.ts";
import type { LiveBatch, LiveEventsPort } from "./port.ts";

const counted: Counted = { minute: 1, type: "page_viewed", source: "native", key: "k", outcome: "accepted", code: "" };
const sample = { type: "page_viewed" } as LiveSample;

/** A live view that keeps what it is handed, and fails when told to. */
function recordingPort() {
  const calls: { batches: readonly LiveBatch[]; samples: number }[] = [];
  const state = { failing: false, hanging: false };
  const port: LiveEventsPort = {
    async record(_, batches, samples) {
      calls.push({ batches: structuredClone(batches), samples: samples.length });
      if (state.hanging) await new Promise(() => undefined);
      if (state.failing) throw new Error("overloaded");
    },
    counts: () => Promise.reject(new Error("not asked")),
    open: () => Promise.reject(new Error("not asked")),
  };
  return { port, calls, state };
}

/** Flushes, and waits for what goes on behind the answer. */
async function flushed(recorder: LiveRecorder): Promise<number> {
  const works: Promise<unknown>[] = [];
  recorder.flush((work) => works.push(work));
  await Promise.all(works);
  return works.length;
}

describe("a recorder", () => {
  it("hands over in one call what many requests said", async () => {
    const { port, calls } = recordingPort();
    const recorder = new LiveRecorder(port, { writer: "w", flushEveryMs: 0 });
    for (let each = 0; each < 1_000; each++) recorder.count(counted);
    recorder.sample("accepted", () => sample);
    expect(await flushed(recorder)).toBe(1);
    expect(calls).toEqual([{ batches: [{ seq: 1, counts: [{ ...counted, count: 1_000 }] }], samples: 1 }]);
  });

  it("works behind one answer at a time, at most once in its interval", async () => {
    const { port, calls } = recordingPort();
    const recorder = new LiveRecorder(port, { writer: "w", flushEveryMs: 100 });
    const works: Promise<unknown>[] = [];
    const startedAt = Date.now();
    for (let request = 0; request < 40; request++) {
      recorder.count(counted);
      recorder.flush((work) => works.push(work));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await Promise.all(works);
    const elapsed = Date.now() - startedAt;
    expect(calls.length).toBeLessThanOrEqual(2 + elapsed / 100);
    expect(calls.flatMap(({ batches }) => batches).reduce((sum, { counts }) => sum + (counts[0]?.count ?? 0), 0)).toBe(
      40,
    );
  });

  it("has nothing to hand over when nothing happened", async () => {
    const { port, calls } = recordingPort();
    await flushed(new LiveRecorder(port, { writer: "w", flushEveryMs: 0 }));
    expect(calls).toEqual([]);
  });

  it("hands counts over again, under their number, when that failed; and samples not", async () => {
    const { port, calls, state } = recordingPort();
    const recorder = new LiveRecorder(port, { writer: "w", flushEveryMs: 0 });
    state.failing = true;
    recorder.count(counted);
    recorder.sample("accepted", () => sample);
    await flushed(recorder);
    state.failing = false;
    recorder.count(counted);
    await flushed(recorder);
    expect(calls.map(({ batches, samples }) => [batches.map(({ seq }) => seq), samples])).toEqual([
      [[1], 1],
      [[1, 2], 0],
    ]);
    recorder.count(counted);
    await flushed(recorder);
    expect(calls.at(-1)?.batches.map(({ seq }) => seq)).toEqual([3]);
  });

  it("keeps a bounded backlog of what it could not hand over, and says what it gave up", async () => {
    const { port, calls, state } = recordingPort();
    let lost = 0;
    const recorder = new LiveRecorder(port, { writer: "w", flushEveryMs: 0, onLost: (events) => (lost += events) });
    state.failing = true;
    for (let each = 0; each < 100; each++) {
      recorder.count(counted);
      await flushed(recorder);
    }
    expect(Math.max(...calls.map(({ batches }) => batches.length))).toBe(60);
    expect(lost).toBe(40);
  });

  it("lets no request wait for a live view that does not answer", async () => {
    const { port, state } = recordingPort();
    state.hanging = true;
    const recorder = new LiveRecorder(port, { writer: "w", flushEveryMs: 0 });
    recorder.count(counted);
    const startedAt = performance.now();
    recorder.flush(() => undefined);
    recorder.count(counted);
    recorder.flush(() => undefined);
    expect(performance.now() - startedAt).toBeLessThan(50);
  });
});
