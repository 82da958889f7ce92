import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FunnelStep } from "../../core/sessions/funnel.ts";
import { demoHistory, type HistoricalView } from "../../demo/history.ts";
import { eventually } from "./support/eventually.ts";
import { readAvro } from "./support/read-avro.ts";
import { rootPath } from "./support/root-path.ts";
import { type Platform, startPlatform, TOPOLOGIES } from "./support/topologies.ts";

const run = promisify(execFile);
/** Six seconds: what is half an hour in a deployment. */
const IDLE_MINUTES = 0.1;
const IDLE_MS = 6_000;
/** Clicks of the demonstration that are imported: the first days of the real data. */
const CLICKS = 3_000;
const PATIENCE_MS = 40_000;
const BROWSER =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1";

interface Row {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly session: string;
  readonly data: Readonly<Record<string, unknown>>;
}

describe.each(TOPOLOGIES)("sessions of the platform as %s", (topology) => {
  let platform: Platform;
  let token: string;
  const today = new Date().toISOString().slice(0, 10);

  const rows = async (types: readonly string[]): Promise<Row[]> => {
    const headers = { authorization: `Bearer ${token}` };
    const listing = await platform.fetch("/v1/lake", { headers });
    const { files } = (await listing.json()) as { files: { key: string; type: string }[] };
    const found: Row[] = [];
    for (const { key } of files.filter(({ type }) => types.includes(type))) {
      const file = await platform.fetch(`/v1/lake/file?key=${encodeURIComponent(key)}`, { headers });
      found.push(...(await readAvro<Row>(Buffer.from(await file.arrayBuffer()))));
    }
    return found;
  };
  const segment = (calls: readonly object[]) =>
    platform.fetch("/v1/batch", {
      method: "POST",
      body: JSON.stringify({ batch: calls, writeKey: platform.publishableKey }),
      headers: { "content-type": "application/json", "user-agent": BROWSER, "accept-language": "de-AT" },
    });
  const funnel = async (...args: string[]): Promise<readonly FunnelStep[]> => {
    const { stdout } = await run(
      process.execPath,
      [
        ...["--disable-warning=ExperimentalWarning", rootPath("cli/cli.ts"), "funnel", "--format", "json"],
        ...["--url", platform.url, ...args],
      ],
      { env: { ...process.env, NEARSHELF_TOKEN: token }, cwd: rootPath(".") },
    );
    return (JSON.parse(stdout) as { steps: readonly FunnelStep[] }).steps;
  };

  beforeAll(async () => {
    platform = await startPlatform(topology, { SESSION_IDLE_MINUTES: String(IDLE_MINUTES) });
    token = (await platform.authorize("engineer")).authorization.replace("Bearer ", "");
  });
  afterAll(() => platform?.close());

  it("cuts a visitor of Segment's library into sessions, and tells the start and the end of each once", async () => {
    const anonymousId = "3f1876fd-92a7-4941-a99c-c439bec0393a";
    const now = Date.now();
    const at = (ms: number) => new Date(now - 60_000 + ms).toISOString();
    const context = { page: { url: "https://shop.example/trousers?utm_source=mail&utm_campaign=may&gclid=x" } };
    const calls = [
      { type: "page", messageId: "m1", anonymousId, timestamp: at(0), context },
      {
        type: "track",
        event: "Product Viewed",
        messageId: "m2",
        anonymousId,
        timestamp: at(1_000),
        properties: { product_id: "1" },
      },
      {
        type: "track",
        event: "Product Added",
        messageId: "m3",
        anonymousId,
        timestamp: at(2_000),
        properties: { product_id: "1" },
      },
      {
        type: "track",
        event: "Product Viewed",
        messageId: "m4",
        anonymousId,
        timestamp: at(2_000 + IDLE_MS),
        properties: { product_id: "2" },
      },
    ];
    for (const _ of ["sent", "sent again"]) expect((await segment(calls)).status).toBe(200);
    const { found } = await eventually(PATIENCE_MS, async () => {
      const ended = await rows(["session_ended"]);
      return ended.length >= 2 ? { found: ended } : { seen: ended };
    });
    const events = await rows(["page_viewed", "product_viewed", "product_added", "session_started"]);
    const sessionOf = (id: string) => events.find((event) => event.id === id)?.session;
    expect(sessionOf("m2")).toBe(sessionOf("m1"));
    expect(sessionOf("m3")).toBe(sessionOf("m1"));
    expect(sessionOf("m4")).not.toBe(sessionOf("m1"));
    const first = found.filter(({ session }) => session === sessionOf("m1"));
    expect(first).toHaveLength(1);
    expect(first[0]?.data).toMatchObject({
      ...{ path: "/trousers", source: "campaign", campaign: "may", campaign_source: "mail" },
      ...{ device: "mobile", locale: "de-AT", duration_ms: 2_000, events: 3, page_views: 1, product_views: 1 },
      ...{ products_added: 1, orders: 0, products: 1, outcome: "engaged", ended_by: "idle" },
    });
    expect(found.find(({ session }) => session === sessionOf("m4"))?.data).toMatchObject({ outcome: "bounced" });
    const started = events.filter(({ type }) => type === "session_started").map(({ session }) => session);
    expect(started.toSorted()).toEqual([sessionOf("m1"), sessionOf("m4")].toSorted());
    // The command talks to one address: deployed apart, that is the zone's, which is not simulated.
    if (topology === "split by env blocks") return;
    expect(
      await funnel("--steps", "product_viewed,Product Added,order_completed", "--from", today, "--to", today),
    ).toMatchObject([
      { step: "product_viewed", sessions: 2 },
      { step: "product_added", sessions: 1, ofFirst: 0.5 },
      { step: "order_completed", sessions: 0, ofPrevious: 0 },
    ]);
  });

  it.runIf(topology === "one script")(
    "counts the demonstration's sessions that see one product, two and three",
    async () => {
      const clicks: HistoricalView[] = [];
      for await (const click of demoHistory()) if (clicks.push(click) === CLICKS) break;
      for (let start = 0; start < CLICKS; start += 1_500)
        await platform.fetch("/v1/events/import", {
          method: "POST",
          body: JSON.stringify({ events: clicks.slice(start, start + 1_500) }),
          headers: { "content-type": "application/json", authorization: `Bearer ${platform.sourceKey}` },
        });
      const views = Map.groupBy(clicks, ({ session }) => session);
      const withAtLeast = (count: number) => [...views.values()].filter((each) => each.length >= count).length;
      const steps = "product_viewed,product_viewed,product_viewed";
      await eventually(PATIENCE_MS, async () => {
        const found = await funnel("--steps", steps, "--from", "2008-04-01", "--to", "2008-04-30");
        const counts = found.map(({ sessions }) => sessions);
        return String(counts) === String([1, 2, 3].map(withAtLeast)) ? { found: counts } : { seen: counts };
      });
    },
  );
});
