import {
  createExecutionContext,
  listDurableObjectIds,
  runInDurableObject,
  waitOnExecutionContext,
} from "cloudflare:test";
import { vi } from "vitest";
import type { Envelope } from "../../core/events/envelope.ts";
import type { TrailState } from "../../core/events/trail-state.ts";
import { createPseudonymizer } from "../../core/privacy/pseudonym.ts";
import { SESSION_SOURCE } from "../../core/sessions/session-events.ts";
import { TEST_PUBLISHABLE_KEY, testEnv } from "../../test/workerd/tokens.ts";
import { createIngestApp } from "./app.ts";
import type { IngestEnv } from "./env.ts";
import { lakeOf } from "./lake.ts";

export const ingestEnv = testEnv as unknown as IngestEnv;
export const pseudonymize = await createPseudonymizer(testEnv.PSEUDONYM_KEY);

const app = createIngestApp();

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: {
    readonly accepted?: number;
    readonly duplicate?: number;
    readonly withheld?: number;
    readonly rejected?: readonly { readonly index: number; readonly id: string | null; readonly code: string }[];
    readonly code?: string;
    readonly requestId?: string;
  };
}

export interface Sending {
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly env?: Partial<IngestEnv>;
}

/** Posts a body as it is (text, bytes, a stream) or as JSON, with a publishable key unless headers or path bring another. */
export async function post(body: unknown, { path = "/v1/events", headers, env }: Sending = {}): Promise<Answer> {
  const raw = typeof body === "string" || body instanceof Uint8Array || body instanceof ReadableStream;
  const context = createExecutionContext();
  const response = await app.request(
    path,
    {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(path.includes("key=") ? {} : { authorization: `Bearer ${TEST_PUBLISHABLE_KEY}` }),
        ...headers,
      },
      body: raw ? body : JSON.stringify(body),
    },
    env === undefined ? ingestEnv : { ...ingestEnv, ...env },
    context,
  );
  const text = await response.text();
  await waitOnExecutionContext(context);
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as Answer["body"] };
}

let made = 0;
/** An id that no other event or session of the file has. */
export const fresh = (what = "id"): string => `${what}-${++made}`;

/** A product view that keeps its contract. */
export const viewed = (change: object = {}) => ({
  id: fresh("event"),
  type: "product_viewed",
  session: fresh("session"),
  data: { product_id: "B-1" },
  ...change,
});

/** A queue that keeps what it is given, and passes it on to the platform's own where asked. */
export function recordingQueue({ passOn = false } = {}) {
  const bodies: string[] = [];
  const queue = {
    async sendBatch(messages: MessageSendRequest<string>[]) {
      bodies.push(...messages.map(({ body }) => body));
      if (passOn) await ingestEnv.EVENTS_QUEUE.sendBatch(messages);
    },
  } as unknown as Queue;
  const all = (): Envelope[] => bodies.flatMap((body) => JSON.parse(body) as Envelope[]);
  /** What clients sent: without what sessions say of themselves. */
  const events = (): Envelope[] => all().filter(({ source }) => source !== SESSION_SOURCE);
  return { queue, bodies, all, events };
}

/** The state that a session's object stores; `null` where there is no object or it stores nothing. */
export async function storedTrail(session: string): Promise<TrailState | null> {
  const id = ingestEnv.SESSION_TRAIL.idFromName(await pseudonymize("trail", session));
  const objects = await listDurableObjectIds(ingestEnv.SESSION_TRAIL);
  if (!objects.some((object) => object.equals(id))) return null;
  return runInDurableObject(ingestEnv.SESSION_TRAIL.get(id), (_, { storage }) => {
    if (storage.sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'trail'").toArray().length === 0) return null;
    const [row] = storage.sql.exec<{ state: string }>("SELECT state FROM trail").toArray();
    return row === undefined ? null : (JSON.parse(row.state) as TrailState);
  });
}

export const itemsOf = (trail: TrailState | null): string[] | undefined => trail?.interactions.map(({ item }) => item);

/** Ids of every client's event that the lake has committed for a date, as often as they stand there. */
export async function lakeIds(date: string): Promise<string[]> {
  const lake = lakeOf(ingestEnv);
  const ids: string[] = [];
  for (const { key } of await lake.files(date))
    for await (const event of lake.read(key)) if (event.source !== SESSION_SOURCE) ids.push(event.id);
  return ids.sort();
}

/** Everything that is written to the console while `work` runs, as text. */
export async function consoleDuring(work: () => Promise<void>): Promise<string> {
  const written: string[] = [];
  const spies = (["log", "info", "warn", "error", "debug", "trace"] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation((...args: unknown[]) => {
      written.push(args.map((arg) => (arg instanceof Error ? `${arg.stack}` : String(arg))).join(" "));
    }),
  );
  try {
    await work();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return written.join("\n");
}
