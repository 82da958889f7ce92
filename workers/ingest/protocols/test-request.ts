import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { TEST_PUBLISHABLE_KEY } from "../../../test/workerd/tokens.ts";
import { createIngestApp } from "../app.ts";
import type { IngestEnv } from "../env.ts";
import { ingestEnv } from "../test-client.ts";

const app = createIngestApp();

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: BodyInit | object;
  readonly env?: Partial<IngestEnv>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Sends a request as a foreign client would: nothing is added to it. Objects travel as JSON. */
export async function ask(path: string, { method = "POST", headers = {}, body, env }: Asked = {}): Promise<Answered> {
  const context = createExecutionContext();
  const raw = typeof body === "string" || body instanceof Uint8Array || body instanceof ReadableStream;
  const response = await app.request(
    path,
    { method, headers, ...(body === undefined ? {} : { body: raw ? (body as BodyInit) : JSON.stringify(body) }) },
    { ...ingestEnv, ...env },
    context,
  );
  const text = new TextDecoder("latin1").decode(await response.arrayBuffer());
  await waitOnExecutionContext(context);
  return { status: response.status, headers: response.headers, text };
}

/** Basic authentication as Segment's clients send it: the write key as user, no password. */
export const basic = (key = TEST_PUBLISHABLE_KEY) => ({ authorization: `Basic ${btoa(`${key}:`)}` });

export const gzip = async (text: string): Promise<Uint8Array> =>
  new Uint8Array(
    await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer(),
  );

/** A queue that does not take anything. */
export const failingQueue = (error: Error) =>
  ({
    sendBatch: () => Promise.reject(error),
  }) as unknown as Queue;
