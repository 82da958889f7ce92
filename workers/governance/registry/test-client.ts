import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { TEST_SOURCE_KEY, testEnv } from "../../../test/workerd/tokens.ts";
import { createGovernanceApp } from "../app.ts";
import type { GovernanceEnv } from "../env.ts";

const app = createGovernanceApp();

export interface RegistryAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body, parsed. */

  readonly json: unknown;
}

export interface CallOptions {
  /** Sent as JSON, text and bytes as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request below `/registry`, with the development source key as its clients send keys. */
export async function call(
  method: string,
  path: string,
  { body, headers = {} }: CallOptions = {},
): Promise<RegistryAnswer> {
  const context = createExecutionContext();
  const raw = typeof body === "string" || body instanceof Uint8Array;
  const response = await app.request(
    `https://platform.example/registry${path}`,
    {
      method,
      headers: {
        authorization: `Basic ${btoa(`anyone:${TEST_SOURCE_KEY}`)}`,
        ...(body === undefined ? {} : { "content-type": "application/vnd.schemaregistry.v1+json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
    },
    testEnv as unknown as GovernanceEnv,
    context,
  );
  await waitOnExecutionContext(context);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const register = (subject: string, schema: unknown, more: object = {}) =>
  call("POST", `/subjects/${encodeURIComponent(subject)}/versions`, {
    body: { schema: typeof schema === "string" ? schema : JSON.stringify(schema), ...more },
  });
