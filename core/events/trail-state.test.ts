import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TRAIL_MAX_INTERACTIONS } from "./session.ts";
import { emptyTrail, forgetTrail, recordEvents } from "./trail-state.ts";

const view = (item: string, time: number) => ({ item, kind: "view" as const, time });
const event = (id: string, time: number, granted = false) => ({ id, interactions: [view(id, time)], granted });

describe("a session's trail", () => {
  it("keeps interactions in order of their own time, whatever order they arrive in", () => {
    const { state } = recordEvents(emptyTrail, [event("b", 20), event("a", 10)], 30);
    expect(state.interactions.map(({ item }) => item)).toEqual(["a", "b"]);
  });

  it("counts a repeated id once, within a batch and across batches", () => {
    const first = recordEvents(emptyTrail, [event("a", 1), event("a", 1)], 2);
    expect(first.duplicates).toEqual(["a"]);
    const second = recordEvents(first.state, [event("a", 1), event("b", 2)], 3);
    expect(second.duplicates).toEqual(["a"]);
    expect(second.state.interactions).toHaveLength(2);
  });

  it("keeps the newest interactions only", () => {
    const many = Array.from({ length: TRAIL_MAX_INTERACTIONS + 5 }, (_, index) => event(`e${index}`, index));
    const { state } = recordEvents(emptyTrail, many, 100);
    expect(state.interactions).toHaveLength(TRAIL_MAX_INTERACTIONS);
    expect(state.interactions[0]?.item).toBe("e5");
  });

  it("forgets what was done when personalization is refused, and remembers the refusal", () => {
    const { state } = recordEvents(emptyTrail, [event("a", 1)], 2);
    expect(forgetTrail(state, 3)).toMatchObject({ interactions: [], personalization: false });
  });

  it("is not undone by a default once it was refused, and is by a grant in so many words", () => {
    const refused = forgetTrail(emptyTrail, 1);
    const byDefault = recordEvents(refused, [event("a", 2)], 3);
    expect(byDefault).toMatchObject({ withheld: ["a"], duplicates: [], state: { interactions: [], lastEventAt: 3 } });
    expect(byDefault.state.personalization).toBe(false);
    const granted = recordEvents(byDefault.state, [event("b", 4, true), event("c", 5)], 6);
    expect(granted.state.interactions.map(({ item }) => item)).toEqual(["b", "c"]);
    expect(granted.state.personalization).toBe(true);
  });

  it("is the same however a batch is repeated", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 30 }), (ids) => {
        const events = ids.map((id) => event(`e${id}`, id));
        const once = recordEvents(emptyTrail, events, 5).state;
        expect(recordEvents(once, events, 5).state).toEqual(once);
      }),
    );
  });
});
