import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "./support/eventually.ts";
import { BY_COLUMN, BY_ROW, type GroupedModel, itemsBy, modelGrouped, SHOP } from "./support/grouped-shop.ts";
import { ISOLATES, type Isolate, startTwoIsolates, type TwoIsolates } from "./support/two-isolates.ts";

/** Requests that each isolate has to answer at any moment. */
const CALLERS = 5;
const LIMIT = 5;
const BATCH = 60;
/** Visits that ask with their session. Nothing was seen of them: all that an answer knows is the page. */
const SESSIONS = 8;
/** Load before the upload begins, and after both isolates have changed over. */
const BEFORE_MS = 1_500;
const AFTER_MS = 2_000;
/** `MODEL_POLICY` of the recommend Worker (`docs/design/serving.md`): the age that starts a refresh, and the longest that a request waits for one. */
const REFRESH_AFTER_MS = 2_000;
const COLD_WAIT_MS = 3_000;
const REACHES_WITHIN_MS = REFRESH_AFTER_MS + COLD_WAIT_MS;
const GIVEN_UP_AFTER_MS = 20_000;

/** How a question is asked decides what its answer waits for while the model changes: nothing, the vector index, the session's trail, or others. */
const WAYS = ["items", "item", "session", "batch"] as const;

const visit = (number: number): string => `visit-${number % SESSIONS}`;

interface Answer {
  readonly items: readonly { readonly id: string }[];
  readonly model: string | null;
}

/** One answer to one question; times in milliseconds of this process's clock. */
interface Answered {
  readonly isolate: Isolate;
  readonly way: (typeof WAYS)[number];
  readonly item: string;
  readonly askedAt: number;
  readonly answeredAt: number;
  readonly status: number;
  readonly model: string | null;
  readonly ids: readonly string[];
}

describe("two isolates while a model is promoted", () => {
  let shop: TwoIsolates;
  let key: string;
  const rows = modelGrouped(BY_ROW, Date.UTC(2026, 0, 2));
  const columns = modelGrouped(BY_COLUMN, Date.UTC(2026, 0, 3));

  const admin = async (method: string, path: string, body: BodyInit, type = "application/json"): Promise<Response> => {
    const headers = { authorization: `Bearer ${shop.adminToken}`, "content-type": type };
    const response = await shop.platform(path, { method, body, headers });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  const upload = async ({ version, snapshot, report }: GroupedModel): Promise<void> => {
    await admin("PUT", `/v1/models/${version}/snapshot`, snapshot, "application/octet-stream");
    await admin("PUT", `/v1/models/${version}`, JSON.stringify(report));
  };
  const promote = ({ version }: GroupedModel) => admin("POST", `/v1/models/${version}/promotion`, "{}");

  const send = (isolate: Isolate, way: Answered["way"], item: string, number: number): Promise<Response> => {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    const get = (question: string) =>
      shop.ask(isolate, `/v1/recommendations/product?limit=${LIMIT}&${question}`, { headers });
    switch (way) {
      case "items":
        return get(`items=${item}&item=${item}`);
      case "item":
        return get(`item=${item}`);
      case "session":
        return get(`item=${item}&session=${visit(number)}`);
      case "batch": {
        const request = (at: number) => ({ placement: "product", item, limit: LIMIT, session: visit(at) });
        const body = JSON.stringify({ requests: Array.from({ length: BATCH }, (_, at) => request(at)) });
        return shop.ask(isolate, "/v1/recommendations/batch", { method: "POST", headers, body });
      }
    }
  };
  const ask = async (isolate: Isolate, number: number): Promise<readonly Answered[]> => {
    const way = WAYS[number % WAYS.length] ?? "items";
    const item = SHOP[(number * 7) % SHOP.length]?.id ?? "";
    const askedAt = performance.now();
    const response = await send(isolate, way, item, number);
    const text = await response.text();
    const about = { isolate, way, item, askedAt, answeredAt: performance.now(), status: response.status };
    if (response.status !== 200) return [{ ...about, model: text, ids: [] }];
    const body = JSON.parse(text) as Answer & { readonly answers?: readonly { readonly answer: Answer }[] };
    const answers = way === "batch" ? (body.answers ?? []).map(({ answer }) => answer) : [body];
    return answers.map(({ model, items }) => ({ ...about, model, ids: items.map(({ id }) => id) }));
  };
  const serves = (isolate: Isolate, { version }: GroupedModel) =>
    eventually(GIVEN_UP_AFTER_MS, async () => {
      const [answered] = await ask(isolate, 0);
      return answered?.model === version && answered.ids.length === LIMIT ? { found: version } : { seen: answered };
    });

  /** Asks both isolates without a pause while `change` is made, until both answer by `to`, and a while longer. */
  const loadDuring = async (to: GroupedModel, change: () => Promise<unknown>) => {
    const log: Answered[] = [];
    const reached = new Set<Isolate>();
    let going = true;
    const caller = async (isolate: Isolate, first: number) => {
      for (let number = first; going; number += CALLERS) {
        const answers = await ask(isolate, number);
        log.push(...answers);
        if (answers.every(({ model }) => model === to.version)) reached.add(isolate);
      }
    };
    const callers = ISOLATES.flatMap((isolate) =>
      Array.from({ length: CALLERS }, (_, first) => caller(isolate, first)),
    );
    await sleep(BEFORE_MS);
    await change();
    const promotedAt = performance.now();
    while (reached.size < ISOLATES.length && performance.now() - promotedAt < GIVEN_UP_AFTER_MS) await sleep(50);
    await sleep(AFTER_MS);
    going = false;
    await Promise.all(callers);
    return { log, promotedAt };
  };

  const expectSmoothChange = async (from: GroupedModel, to: GroupedModel, change: () => Promise<unknown>) => {
    const { log, promotedAt } = await loadDuring(to, change);
    expect(log.filter(({ status }) => status !== 200)).toEqual([]);
    const known = new Map([from, to].map((model) => [model.version, model]));
    for (const { isolate, way, item, model, ids } of log) {
      const by = known.get(model ?? "");
      const said = { isolate, way, item, model, ids };
      expect(said).toEqual({ ...said, ids: by && itemsBy(by.model, item, LIMIT) });
    }
    for (const isolate of ISOLATES) {
      const own = log.filter((answered) => answered.isolate === isolate);
      for (const way of WAYS) {
        const versions = new Set(own.filter((answered) => answered.way === way).map(({ model }) => model));
        expect([isolate, way, [...versions]]).toEqual([isolate, way, [from.version, to.version]]);
      }
      const first = Math.min(...own.filter(({ model }) => model === to.version).map(({ answeredAt }) => answeredAt));
      const back = own.filter(({ askedAt, model }) => askedAt > first && model !== to.version);
      expect(back, "answers by the old model after one by the new").toEqual([]);
      expect(first - promotedAt, `${isolate} after the promotion, in milliseconds`).toBeLessThan(REACHES_WITHIN_MS);
    }
    expect(shop.errors()).toEqual([]);
  };

  beforeAll(async () => {
    shop = await startTwoIsolates();
    const made = await admin("POST", "/v1/keys", JSON.stringify({ kind: "source", name: "shop" }));
    key = ((await made.json()) as { readonly key: string }).key;
    await admin("POST", "/v1/products/import", JSON.stringify({ products: SHOP }));
    await upload(rows);
    await promote(rows);
    await Promise.all(ISOLATES.map((isolate) => serves(isolate, rows)));
  });
  afterAll(() => shop?.close());

  it("asks questions whose answers by the two models have nothing in common", () => {
    for (const { id } of SHOP) {
      const byRows = itemsBy(rows.model, id, LIMIT);
      expect(byRows).toHaveLength(LIMIT);
      expect(itemsBy(columns.model, id, LIMIT).filter((other) => byRows.includes(other))).toEqual([]);
    }
  });

  it("answers every request by one model, and by the new one for good, seconds after its upload and promotion", async () => {
    await expectSmoothChange(rows, columns, async () => {
      await upload(columns);
      await promote(columns);
    });
  });

  it("is rolled back as smoothly", async () => {
    await expectSmoothChange(columns, rows, () => promote(rows));
  });
});
