import type { Role } from "../../../core/access/scopes.ts";
import { contractOf } from "../../../core/contracts/catalogue.ts";
import type { OdcsContract, OdcsProperty } from "../../../core/contracts/contract-source.ts";
import { authEnv, sign } from "../../../http/auth/test-issuer.ts";
import { createGovernanceApp } from "../app.ts";
import type { GovernanceEnv } from "../env.ts";

export const env = { ...authEnv, CONTROLLER: "Shelf & Sons, shop.example" } as unknown as GovernanceEnv;
const app = createGovernanceApp();

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

interface Options {
  readonly as?: Role | null;
  readonly sub?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** One request to governance; text is sent as YAML, anything else as JSON. `as: null` sends no credential. */
export async function call(
  method: string,
  path: string,
  { as = "engineer", sub = crypto.randomUUID(), body, headers }: Options = {},
): Promise<Answer> {
  const response = await app.request(
    path,
    {
      method,
      headers: {
        ...(as === null ? {} : { authorization: `Bearer ${await sign({ role: as, sub })}` }),
        ...(body === undefined
          ? {}
          : { "content-type": typeof body === "string" ? "application/yaml" : "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    },
    env,
  );
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") === true && text !== "";
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : {} };
}

/** A document that keeps every rule, of an event type of its own. */
export function contractOfType(type: string, change: Partial<OdcsContract> = {}): OdcsContract {
  const model = contractOf("coupon_entered")?.source;
  if (model === undefined) throw new Error("the model contract is gone");
  return {
    ...model,
    id: `shop.events.${type}`,
    status: "draft",
    version: "1.0.0",
    customProperties: model.customProperties.map(({ property, value }) => ({
      property,
      value:
        property === "eventType" ? type : property === "registrySubject" ? `nearshelf.events.${type}-value` : value,
    })),
    ...change,
  };
}

/** The same with its payload's fields changed. */
export function withFields(
  contract: OdcsContract,
  change: (fields: readonly OdcsProperty[]) => readonly OdcsProperty[],
): OdcsContract {
  const [object, ...others] = contract.schema;
  if (object === undefined) throw new Error("the contract has no object");
  return { ...contract, schema: [{ ...object, properties: change(object.properties ?? []) }, ...others] };
}

/** Makes a contract and moves it to the state asked for; answers its ETag. */
export async function stored(contract: OdcsContract, ...states: readonly string[]): Promise<string> {
  let answer = await call("POST", "/v1/contracts", { body: contract });
  for (const to of states)
    answer = await call("POST", `/v1/contracts/${contract.id}/transitions`, { body: { to, reason: "as planned" } });
  if (answer.status >= 300) throw new Error(answer.text);
  return answer.headers.get("etag") ?? "";
}
