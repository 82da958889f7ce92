import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { TEST_PUBLISHABLE_KEY, testEnv } from "../../test/workerd/tokens.ts";
import { createRecommendApp } from "./app.ts";
import type { RecommendEnv } from "./env.ts";
import { createIsolateState } from "./isolate.ts";
import type { RecommendAnswerBody } from "./recommend-request.ts";
import { TestNetwork } from "./test-network.ts";

export const recommendEnv = testEnv as unknown as RecommendEnv;

export interface Asked {
  readonly response: Response;
  /** Calls out of the isolate that had begun when the answer was there. */
  readonly calls: readonly string[];
  /** Resolves when what runs behind the answer is done; never, while a binding hangs. */
  readonly settled: () => Promise<void>;
}

export interface Answered extends Asked {
  readonly body: RecommendAnswerBody;
  readonly ids: readonly string[];
}

/** Parameters of a request, as POST takes them. */
export type Question = Readonly<Record<string, unknown>>;

const queryOf = (question: Question): string =>
  new URLSearchParams(Object.entries(question).map(([name, value]) => [name, String(value)])).toString();

/** One isolate of the recommend Worker: cold at first, with a clock and a network that the test holds. */
export class TestIsolate {
  readonly network = new TestNetwork();
  /** Epoch milliseconds. */
  now = Date.now();
  readonly #env: RecommendEnv;
  readonly #app = createRecommendApp(createIsolateState(), () => this.now);

  constructor(settings: Partial<RecommendEnv> = {}) {
    this.#env = this.network.watch({ ...recommendEnv, ...settings });
  }

  pass(milliseconds: number): void {
    this.now += milliseconds;
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Asked> {
    const context = createExecutionContext();
    const before = this.network.calls.length;
    const headers = new Headers(init.headers);
    if (!headers.has("authorization")) headers.set("authorization", `Bearer ${TEST_PUBLISHABLE_KEY}`);
    const response = await this.#app.request(path, { ...init, headers }, this.#env, context);
    return {
      response,
      calls: this.network.calls.slice(before),
      settled: () => waitOnExecutionContext(context),
    };
  }

  async get(placement: string, question: Question = {}, headers: HeadersInit = {}): Promise<Answered> {
    return answered(await this.fetch(`/v1/recommendations/${placement}?${queryOf(question)}`, { headers }));
  }

  async post(placement: string, question: Question = {}, headers: Record<string, string> = {}): Promise<Answered> {
    return answered(
      await this.fetch(`/v1/recommendations/${placement}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(question),
      }),
    );
  }

  /** The same isolate, with its state loaded and nothing running behind. */
  async warmed(): Promise<this> {
    await (await this.get("home")).settled();
    return this;
  }
}

async function answered(asked: Asked): Promise<Answered> {
  const text = await asked.response.text();
  if (asked.response.status !== 200) throw new Error(`answered ${asked.response.status}: ${text}`);
  const body = JSON.parse(text) as RecommendAnswerBody;
  return { ...asked, body, ids: body.items.map(({ id }) => id) };
}
