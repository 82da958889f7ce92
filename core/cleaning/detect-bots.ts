import { isbot } from "isbot";

/** What gave an automaton away. */
export const BOT_INDICATORS = [
  "user_agent",
  "crawler_contact",
  "headless",
  "webdriver",
  "cloudflare_score",
  "cloudflare_verified_bot",
  "impossible_rate",
] as const;
export type BotIndicator = (typeof BOT_INDICATORS)[number];

/** What Cloudflare's bot management says of a request (`request.cf.botManagement`), where the plan has it. */
export interface BotManagement {
  /** 1 (automated) to 99 (human); 0 where it was not computed. */
  readonly score?: number;
  readonly verifiedBot?: boolean;
}

/** What a request tells of who sent it. */
export interface RequestSignals {
  readonly userAgent: string | null;
  /** Whether it carries an `Origin`: then a page sent it, and the headers are a browser's. */
  readonly fromPage: boolean;
  /** Whether it carries `From`: crawlers say there whom to write to (RFC 9110, section 10.1.2), browsers never send it. */
  readonly hasContact: boolean;
  /** `Sec-CH-UA`. */
  readonly clientHints: string | null;
  readonly botManagement: BotManagement | null;
}

/** What an event tells of the client that made it. */
export interface ClientSignals {
  readonly userAgent?: string | undefined;
  /** `navigator.webdriver`. */
  readonly webdriver?: boolean | undefined;
}

/** Scores below this are "likely automated" (developers.cloudflare.com/bots/concepts/bot-score). */
const AUTOMATED_BELOW = 30;
/** Node's own `fetch` says just one of these: a shop's server that renders pages sends events for people with it. */
const SERVER_AGENTS: readonly string[] = ["node", "undici"];
const USER_AGENT_MAX_CHARS = 1_024;
const REMEMBERED_MAX = 500;
const remembered = new Map<string, boolean>();

/** Whether a user agent is a crawler's, a library's or another program's. Looking costs microseconds: the last few hundred are remembered. */
export function isCrawler(userAgent: string): boolean {
  const agent = userAgent.slice(0, USER_AGENT_MAX_CHARS);
  const known = remembered.get(agent);
  if (known !== undefined) return known;
  const found = isbot(agent);
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  remembered.set(agent, found);
  return found;
}

/**
 * What a request gives away of an automaton; nothing for a person's browser and for a server that sends on people's behalf. A
 * missing user agent says nothing: proxies that protect people take it out.
 */
export function requestIndicators(signals: RequestSignals): readonly BotIndicator[] {
  const { userAgent, fromPage, hasContact, clientHints, botManagement } = signals;
  const found: BotIndicator[] = [];
  if (userAgent !== null && (fromPage || !SERVER_AGENTS.includes(userAgent)) && isCrawler(userAgent))
    found.push("user_agent");
  if (hasContact) found.push("crawler_contact");
  if (clientHints?.includes("Headless") === true) found.push("headless");
  const { score = 0, verifiedBot = false } = botManagement ?? {};
  if (score > 0 && score < AUTOMATED_BELOW) found.push("cloudflare_score");
  if (verifiedBot) found.push("cloudflare_verified_bot");
  return found;
}

/** What an event gives away by itself. */
export function clientIndicators(signals: ClientSignals | undefined): readonly BotIndicator[] {
  if (signals === undefined) return [];
  const found: BotIndicator[] = [];
  if (signals.userAgent !== undefined && isCrawler(signals.userAgent)) found.push("user_agent");
  if (signals.webdriver === true) found.push("webdriver");
  return found;
}
