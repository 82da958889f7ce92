import { setTimeout as sleep } from "node:timers/promises";

/** Attempts at a request that a busy or restarting platform refuses, and the wait between two, in milliseconds. */
const ATTEMPTS = 8;
const RETRY_MS = 500;

export interface PlatformClient {
  readonly url: string;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
  /** Any request, with the same retries and errors; its body must be whole, so that it can be sent again. */
  request(path: string, init: RequestInit): Promise<Response>;
}

/** Talks JSON to a running platform; retries what may be retried; an error names the path, the status and what to do. */
export function platformClient(url: string, token: string): PlatformClient {
  const request = async (path: string, init: RequestInit): Promise<Response> => {
    for (let attempt = 1; ; attempt++) {
      const response = await fetch(new URL(path, url), {
        ...init,
        headers: { ...init.headers, authorization: `Bearer ${token}` },
      }).catch((error: unknown) => error as Error);
      if (response instanceof Response && response.ok) return response;
      const retryable = !(response instanceof Response) || response.status === 429 || response.status >= 500;
      if (!retryable || attempt === ATTEMPTS) {
        const what =
          response instanceof Response
            ? `${response.status} ${(await response.text()).slice(0, 300)}`
            : response.message;
        throw new Error(`${init.method ?? "GET"} ${path} failed: ${what}`);
      }
      await sleep(RETRY_MS * attempt);
    }
  };
  const call = async <T>(path: string, init: RequestInit): Promise<T> =>
    (await (await request(path, init)).json()) as T;
  return {
    url,
    request,
    get: (path) => call(path, {}),
    post: (path, body) =>
      call(path, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  };
}
