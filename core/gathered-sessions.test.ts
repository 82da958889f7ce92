import fc from "fast-check";
import { expect, test } from "vitest";
import { GatheredSessions } from "./gathered-sessions.ts";

const clicks = fc.array(fc.record({ item: fc.nat(500), kind: fc.nat(4) }), { maxLength: 90 });
const logs = fc.array(clicks, { minLength: 1, maxLength: 60 });

test("gathered sessions hold what the sessions hold, gathering after gathering", () => {
  const gathered = new GatheredSessions(100);
  fc.assert(
    fc.property(logs, fc.array(fc.nat(), { maxLength: 100 }), fc.boolean(), (log, wanted, withKinds) => {
      const starts = [0];
      for (const session of log) starts.push((starts.at(-1) ?? 0) + session.length);
      const all = log.flat();
      const sessions = Uint32Array.from(wanted, (number) => number % log.length);
      const index = {
        starts: Uint32Array.from(starts),
        items: Uint32Array.from(all, ({ item }) => item),
        kinds: withKinds ? Uint8Array.from(all, ({ kind }) => kind) : null,
      };
      gathered.gather(index, sessions, sessions.length);
      sessions.forEach((session, number) => {
        const [start, end] = [gathered.startOf(number), gathered.ends[number]];
        const expected = log[session] ?? [];
        expect([...gathered.items.subarray(start, end)]).toEqual(expected.map(({ item }) => item));
        if (withKinds) expect([...gathered.kinds.subarray(start, end)]).toEqual(expected.map(({ kind }) => kind));
      });
    }),
  );
});
