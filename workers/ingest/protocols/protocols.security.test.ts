import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { consoleDuring, recordingQueue } from "../test-client.ts";
import { ask, basic, gzip } from "./test-request.ts";

const PATHS = ["/v1/batch", "/v1/t", "/v1/p", "/v1/i", "/v1/a", "/com.snowplowanalytics.snowplow/tp2"];
const RUNS = { numRuns: 60 };
const TIMEOUT_MS = 30_000;
const PERSON = "jane.doe@example.com";

const path = fc.constantFrom(...PATHS);
const hostile = fc.oneof(
  fc.jsonValue({ maxDepth: 5 }),
  fc.constantFrom(PERSON, "__proto__", "constructor", "\u0000", "9".repeat(400), -0, 1e308, [[]], { toString: 1 }),
);
const call = fc.dictionary(
  fc.constantFrom(
    ...[
      "type",
      "event",
      "messageId",
      "anonymousId",
      "userId",
      "properties",
      "traits",
      "context",
      "timestamp",
      "sentAt",
    ],
    ...[
      "e",
      "eid",
      "sid",
      "uid",
      "aid",
      "url",
      "page",
      "refr",
      "ue_pr",
      "ue_px",
      "co",
      "cx",
      "dtm",
      "stm",
      "tr_id",
      "ti_id",
    ],
    ...["batch", "data", "writeKey", "__proto__", "toString"],
  ),
  fc.oneof(hostile, fc.constantFrom("track", "page", "identify", "pv", "ue", "tr", "Order Completed")),
);
const body = fc.oneof(hostile, call, fc.record({ batch: fc.array(call) }), fc.record({ data: fc.array(call) }));

const answered = (status: number) => expect([200, 400, 401, 403, 413]).toContain(status);

describe("foreign protocols against hostile clients", () => {
  it(
    "any JSON whatever is answered 2xx or 4xx, and nothing of it is logged",
    async () => {
      const { queue } = recordingQueue();
      const written = await consoleDuring(() =>
        fc.assert(
          fc.asyncProperty(path, body, async (to, sent) => {
            const text = JSON.stringify(sent) ?? "null";
            answered((await ask(to, { headers: basic(), body: text, env: { EVENTS_QUEUE: queue } })).status);
          }),
          RUNS,
        ),
      );
      expect(written).not.toContain("jane");
    },
    TIMEOUT_MS,
  );

  it(
    "any bytes whatever, gzip or not, under any label, are answered 2xx or 4xx",
    async () => {
      const { queue } = recordingQueue();
      const bytes = fc.uint8Array({ maxLength: 300 });
      const label = fc.constantFrom("gzip", "identity", "br", "GZIP, gzip");
      await fc.assert(
        fc.asyncProperty(path, bytes, label, fc.boolean(), async (to, raw, coding, cut) => {
          const zipped = await gzip(new TextDecoder("latin1").decode(raw));
          for (const sent of [raw, cut ? zipped.slice(0, -4) : zipped]) {
            const headers = {
              ...basic(),
              "content-encoding": coding,
              "content-type": "application/x-www-form-urlencoded",
            };
            answered((await ask(to, { headers, body: sent, env: { EVENTS_QUEUE: queue } })).status);
          }
        }),
        RUNS,
      );
    },
    TIMEOUT_MS,
  );

  it(
    "any query and any Authorization are answered 2xx or 4xx",
    async () => {
      const { queue } = recordingQueue();
      const query = fc.dictionary(fc.string({ maxLength: 8 }), fc.string({ maxLength: 40 }));
      await fc.assert(
        fc.asyncProperty(query, fc.base64String({ maxLength: 60 }), async (parameters, user) => {
          const search = new URLSearchParams({ e: "ue", sid: "s", ...parameters }).toString();
          answered((await ask(`/i?${search}`, { method: "GET", env: { EVENTS_QUEUE: queue } })).status);
          const headers = { authorization: `Basic ${user}` };
          answered((await ask("/v1/t", { headers, body: {}, env: { EVENTS_QUEUE: queue } })).status);
        }),
        RUNS,
      );
    },
    TIMEOUT_MS,
  );
});
