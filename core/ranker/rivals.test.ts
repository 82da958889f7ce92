import { describe, expect, it } from "vitest";
import type { ClickSessions } from "./click-sessions.ts";
import type { Judgement } from "./judge-rankings.ts";
import { nextClicks } from "./ranking-cases.ts";
import { judgeRivals, type Rival } from "./rivals.ts";

/** Sessions of the same item twice. */
const log = (sessions: number): ClickSessions => ({
  itemCount: 50,
  starts: Uint32Array.from({ length: sessions + 1 }, (_, session) => session * 2),
  items: Uint32Array.from({ length: sessions * 2 }, (_, click) => (click >> 1) % 50),
});
const ranking = (hitRateAt20: number, mrrAt20: number) => (): Judgement => ({ name: "ranking", hitRateAt20, mrrAt20 });
/** Answers the last item at place `place`, from 1 on; counts how often it is asked. */
function rivalAt(name: string, place: number): Rival & { asked: number; learnedFrom: number } {
  const rival = {
    name,
    asked: 0,
    learnedFrom: 0,
    learn(sessions: number) {
      rival.learnedFrom = sessions;
      return (prefix: ArrayLike<number>) => {
        rival.asked++;
        return [...Array.from({ length: place - 1 }, (_, at) => 100 + at), prefix[prefix.length - 1] ?? 0];
      };
    },
  };
  return rival;
}

describe("rivals of a learned ranking", () => {
  it("serve where they foretell the held-out clicks better, the best of them", () => {
    const sessions = log(100);
    const rivals = [rivalAt("second", 2), rivalAt("first", 1), rivalAt("third", 3)];
    const { best, judged } = judgeRivals(rivals, sessions, 60, nextClicks(sessions, 60), ranking(0.9, 0.2));
    expect(best?.name).toBe("first");
    expect(judged.map(({ name, mrrAt20 }) => [name, mrrAt20])).toEqual([
      ["ranking", 0.2],
      ["second", 0.5],
      ["first", 1],
      ["third", expect.closeTo(1 / 3)],
    ]);
    expect(rivals.map(({ learnedFrom }) => learnedFrom)).toEqual([60, 60, 60]);
  });

  it("do not serve where they are no better: the ranking knows more", () => {
    const sessions = log(100);
    const cases = nextClicks(sessions, 60);
    expect(judgeRivals([rivalAt("equal", 1)], sessions, 60, cases, ranking(1, 1)).best).toBeNull();
    expect(judgeRivals([rivalAt("beyond", 21)], sessions, 60, cases, ranking(0, 0)).best).toBeNull();
  });

  it("are asked for few clicks where those tell that they are far worse, and for a bounded number in any case", () => {
    const sessions = log(20_000);
    const [far, near] = [rivalAt("far", 10), rivalAt("near", 1)];
    judgeRivals([far, near], sessions, 0, nextClicks(sessions, 0), ranking(1, 0.9));
    expect(far.asked).toBe(500);
    expect(near.asked).toBe(500 + 3_000);
  });

  it("are not judged where nothing was held out", () => {
    expect(judgeRivals([rivalAt("any", 1)], log(1), 1, [], ranking(0, 0))).toEqual({ best: null, judged: [] });
  });
});
