import autocannon from "autocannon";
import type { BenchRequest } from "../bench-entry.ts";

/** A request that takes longer than this counts as failed, in seconds. */
const REQUEST_TIMEOUT_S = 30;
/** A run ends at the first of autocannon's samples after its time; milliseconds. */
const SAMPLE_MS = 100;
/** One answer in this many is parsed and checked; reading all of them would make the generator the bottleneck. */
const CHECK_EVERY = 50;

export interface Load {
  /** What errors are reported as. */
  readonly name: string;
  readonly url: string;
  /** Requests under way at once. */
  readonly connections: number;
  readonly seconds: number;
  readonly next: () => BenchRequest;
  /** `null`, or what is wrong with the answer. */
  readonly check: (body: string) => string | null;
}

export interface LoadResult {
  /** Requests sent: those that were under way at the end have no answer here, but cost the platform the same. */
  readonly sent: number;
  /** Requests answered. */
  readonly answered: number;
  /** Wall time from the first request to the last answer, in seconds. */
  readonly seconds: number;
  /** Every answer's time, ascending, in milliseconds. */
  readonly timesMs: Float64Array;
}

/** Keeps `connections` requests under way for `seconds`. Rejects when any answer is not a 2xx, or a checked one is not as expected. */
export async function applyLoad({ name, url, connections, seconds, next, check }: Load): Promise<LoadResult> {
  const times: number[] = [];
  let failure: string | null = null;
  let sent = 0;
  let lastAnswerAt = 0;
  const fail = (what: string) => {
    failure ??= what;
    run.stop();
  };
  const startedAt = performance.now();
  const run = autocannon({
    url,
    connections,
    duration: seconds,
    timeout: REQUEST_TIMEOUT_S,
    sampleInt: SAMPLE_MS,
    requests: [
      {
        setupRequest(request) {
          sent++;
          const { method, path, headers, body = "" } = next();
          return { ...request, method, path, headers, body };
        },
        onResponse(status, body) {
          if (status < 200 || status > 299) fail(`status ${status}: ${body.slice(0, 500)}`);
          else if (times.length % CHECK_EVERY === 0) {
            const wrong = check(body);
            if (wrong !== null) fail(`${wrong}: ${body.slice(0, 500)}`);
          }
        },
      },
    ],
  });
  run.on("response", (_client, _status, _bytes, responseTime) => {
    times.push(responseTime);
    lastAnswerAt = performance.now();
  });
  run.on("reqError", (error) => fail(error.message));
  const { errors } = await run;
  if (failure !== null) throw new Error(`${name}: ${failure}`);
  if (errors > 0 || times.length === 0)
    throw new Error(`${name}: ${errors} requests failed, ${times.length} were answered`);
  return {
    sent,
    answered: times.length,
    seconds: (lastAnswerAt - startedAt) / 1_000,
    timesMs: Float64Array.from(times).sort(),
  };
}
