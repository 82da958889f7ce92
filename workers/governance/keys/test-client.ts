import type { Role } from "../../../core/access/scopes.ts";
import { authEnv, sign } from "../../../http/auth/test-issuer.ts";
import { createGovernanceApp } from "../app.ts";
import type { GovernanceEnv } from "../env.ts";

const env = authEnv as unknown as GovernanceEnv;
const app = createGovernanceApp();

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

/** One request to governance, from a caller whom no limit has counted yet; `body` is sent as it is when it is text. */
export async function call(
  method: string,
  path: string,
  {
    as = "admin",
    sub = crypto.randomUUID(),
    body,
    headers,
  }: { as?: Role; sub?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const response = await app.request(
    path,
    {
      method,
      headers: {
        authorization: `Bearer ${await sign({ role: as, sub })}`,
        "content-type": "application/json",
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    },
    env,
  );
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: (text === "" ? {} : JSON.parse(text)) as Record<string, unknown>,
  };
}
