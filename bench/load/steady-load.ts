import { Agent, request as send } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { BenchRequest } from "../bench-entry.ts";

/** Connections kept open; more requests than these under way wait here, and their wait counts. */
const CONNECTIONS = 64;
/** After the last request, how long answers are waited for, in milliseconds. */
const DRAIN_MS = 60_000;

export interface SteadyResult {
  /** Requests answered per second of sending. */
  readonly perSecond: number;
  /** Every answer's time from the moment its request was due, ascending, in milliseconds. */
  readonly timesMs: Float64Array;
}

/**
 * Sends requests at an even rate, whatever the answers take: an open load. Times run from when a request was due, so a stall
 * counts for every request that it held up, and not only for those under way. Rejects at the first answer that is not a 2xx.
 */
export async function steadyLoad(
  url: string,
  perSecond: number,
  seconds: number,
  next: () => BenchRequest,
): Promise<SteadyResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const { hostname, port } = new URL(url);
  const total = Math.round(perSecond * seconds);
  const times: number[] = [];
  let failure: Error | null = null;
  const start = performance.now();
  const dueAt = (n: number): number => start + (n * 1_000) / perSecond;
  const ask = (due: number): void => {
    const { method, path, headers } = next();
    const asked = send({ agent, hostname, port, method, path, headers }, (response) => {
      if (response.statusCode !== 200) failure ??= new Error(`status ${response.statusCode}`);
      response.resume();
      response.on("end", () => times.push(performance.now() - due));
    });
    asked.on("error", (error) => {
      failure ??= error;
    });
    asked.end();
  };
  for (let sent = 0; sent < total && failure === null; await sleep(1)) {
    const now = performance.now();
    while (sent < total && dueAt(sent) <= now) ask(dueAt(sent++));
  }
  const sentFor = (performance.now() - start) / 1_000;
  const drainUntil = performance.now() + DRAIN_MS;
  while (times.length < total && failure === null && performance.now() < drainUntil) await sleep(1);
  agent.destroy();
  if (failure !== null) throw failure;
  if (times.length < total) throw new Error(`${total - times.length} of ${total} requests were never answered`);
  return { perSecond: total / sentFor, timesMs: Float64Array.from(times).sort() };
}
