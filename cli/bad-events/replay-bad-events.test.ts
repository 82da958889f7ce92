import { afterEach, describe, expect, it, vi } from "vitest";
import { type ReplayAnswer, replayBadEvents } from "./replay-bad-events.ts";

vi.spyOn(process.stdout, "write").mockReturnValue(true);
vi.spyOn(console, "log").mockReturnValue();

/** A platform that gives these answers, one a call; it keeps what it was asked. */
function platform(answers: readonly Omit<ReplayAnswer, "startedAt">[]) {
  const asked: unknown[] = [];
  const post = async <T>(_: string, body: unknown): Promise<T> => {
    const answer = answers[asked.push(body) - 1];
    if (answer === undefined) throw new Error("asked once too often");
    return { startedAt: 77, ...answer } as T;
  };
  return { asked, client: { post } };
}
const waits: number[] = [];
const pause = async (ms: number) => waits.push(ms);
afterEach(() => {
  waits.length = 0;
});

describe("bad-events replay", () => {
  it("asks until nothing remains, as one replay with one filter", async () => {
    const { asked, client } = platform([
      { replayed: 200, refused: 0, remaining: 50 },
      { replayed: 40, refused: 10, remaining: 0 },
    ]);
    await replayBadEvents(client, { reason: "unknown_type" }, pause);
    expect(asked).toEqual([
      { reason: "unknown_type", limit: 200 },
      { reason: "unknown_type", limit: 200, startedAt: 77 },
    ]);
    expect(waits).toEqual([]);
  });

  it("waits while somebody else holds the rest, and gives up when that does not end", async () => {
    const held = { replayed: 0, refused: 0, remaining: 3 };
    const { client } = platform([held, { replayed: 3, refused: 0, remaining: 0 }]);
    await replayBadEvents(client, {}, pause);
    expect(waits).toHaveLength(1);
    await expect(replayBadEvents(platform(Array(100).fill(held)).client, {}, pause)).rejects.toThrow("holds 3 events");
  });
});
