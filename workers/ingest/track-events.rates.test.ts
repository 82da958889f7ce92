import { describe, expect, it } from "vitest";
import { VIEWS_PER_SECOND_MAX } from "../../core/cleaning/session-rates.ts";
import { fresh, post, recordingQueue, viewed } from "./test-client.ts";

const VIEWS = VIEWS_PER_SECOND_MAX + 5;

/** One request a view, `everyMs` apart by the client's clock. */
async function browse(session: string, everyMs: number) {
  const { queue, events } = recordingQueue();
  const env = { EVENTS_QUEUE: queue };
  const start = Date.now() - VIEWS * everyMs;
  for (let view = 0; view < VIEWS; view++) await post(viewed({ session, time: start + view * everyMs }), { env });
  const views = events().filter(({ type }) => type === "product_viewed");
  return { env, views, events };
}

describe("a session that views a page a request", () => {
  it("is marked from the view on that no person can have made", async () => {
    const session = fresh("session");
    const { env, views, events } = await browse(session, 5);
    const marked = views.map(({ bot }) => bot?.includes("impossible_rate") === true);
    expect(marked).toEqual(Array.from({ length: VIEWS }, (_, view) => view >= VIEWS_PER_SECOND_MAX));
    await post(viewed({ session, type: "page_viewed", data: { path: "/" } }), { env });
    expect(events().at(-1)).toMatchObject({
      type: "page_viewed",
      bot: ["impossible_rate"],
      purposes: ["necessary", "analytics"],
    });
  });

  it("is a person's at a person's rate", async () => {
    const { views } = await browse(fresh("session"), 120);
    expect(views.filter(({ bot }) => bot !== undefined)).toEqual([]);
    expect(views).toHaveLength(VIEWS);
  });

  it("is not marked because its request was sent again", async () => {
    const { queue, events } = recordingQueue();
    const session = fresh("session");
    const batch = Array.from({ length: VIEWS_PER_SECOND_MAX }, (_, view) =>
      viewed({ session, time: Date.now() - view }),
    );
    for (let repeat = 0; repeat < 3; repeat++) await post(batch, { env: { EVENTS_QUEUE: queue } });
    expect(events().filter(({ bot }) => bot !== undefined)).toEqual([]);
  });
});
