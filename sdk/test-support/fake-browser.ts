import type { Environment } from "../environment.ts";
import { memoryStore } from "./memory-store.ts";

export interface SentEvent {
  readonly id: string;
  readonly type: string;
  readonly session: string;
  readonly consent: { readonly [purpose: string]: boolean };
  readonly data: { readonly [field: string]: unknown };
}

const eventsOf = (body: string): readonly SentEvent[] => (JSON.parse(body) as { events: SentEvent[] }).events;

/** A browser whose clock, network and page life the test holds. */
export function fakeBrowser(
  options: { readonly store?: ReturnType<typeof memoryStore>; readonly gpc?: boolean; readonly name?: string } = {},
) {
  const store = options.store ?? memoryStore();
  const timers: { at: number; run: () => void }[] = [];
  const posted: (readonly SentEvent[])[] = [];
  const beacons: (readonly SentEvent[])[] = [];
  const asked: URL[] = [];
  const hidden: (() => void)[] = [];
  let now = 1_700_000_000_000;
  let ids = 0;
  const browser = {
    store,
    posted,
    beacons,
    asked,
    /** What the events endpoint answers; throw for a network that is down. */
    answerPost: async (): Promise<Response> => Response.json({ rejected: [] }, { status: 202 }),
    answerGet: async (): Promise<Response> => Response.json({ items: [], degraded: false, degradedBy: [] }),
    hide: () => {
      for (const run of hidden) run();
    },
    /** Lets promises settle, then time pass, timers included. */
    async pass(ms: number): Promise<void> {
      const until = now + ms;
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        timers.sort((a, b) => a.at - b.at);
        const next = timers[0];
        if (next === undefined || next.at > until) break;
        timers.shift();
        now = Math.max(now, next.at);
        next.run();
      }
      now = until;
    },
    sent: (): readonly SentEvent[] => posted.flat(),
  };
  const environment: Environment = {
    now: () => now,
    random: () => 0.5,
    newId: () => `${options.name ?? "id"}-${++ids}`,
    store,
    globalPrivacyControl: options.gpc ?? false,
    async get(url) {
      asked.push(new URL(url, "https://shop.example"));
      return browser.answerGet();
    },
    async post(_url, body) {
      const answer = await browser.answerPost();
      posted.push(eventsOf(body));
      return answer;
    },
    beacon(_url, body) {
      beacons.push(eventsOf(body));
      return true;
    },
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
    },
    onHidden: (run) => void hidden.push(run),
    page: () => ({ path: "/somewhere", title: "Somewhere" }),
  };
  return { ...browser, environment, answer: browser };
}
