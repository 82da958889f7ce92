import { describe, expect, it } from "vitest";
import { isCrawler, type RequestSignals, requestIndicators } from "./detect-bots.ts";

const CHROME =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";
const person: RequestSignals = {
  userAgent: CHROME,
  fromPage: true,
  hasContact: false,
  clientHints: '"Chromium";v="131", "Google Chrome";v="131"',
  botManagement: null,
};
const indicators = (change: Partial<RequestSignals>) => requestIndicators({ ...person, ...change });

describe("user agents", () => {
  it.each([
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "GPTBot/1.2",
    "python-requests/2.32",
    "curl/8.5.0",
    "Go-http-client/2.0",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36",
  ])("of automata are known: %s", (userAgent) => {
    expect(isCrawler(userAgent)).toBe(true);
  });

  it.each([
    CHROME,
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 355.0",
    "Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0",
    "Mozilla/5.0 (Linux; Android 14; CUBOT X50) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36",
  ])("of people's browsers are not: %s", (userAgent) => {
    expect(isCrawler(userAgent)).toBe(false);
  });

  it("of any length are looked at", () => {
    expect(isCrawler("x".repeat(1_000_000))).toBeTypeOf("boolean");
  });
});

describe("a request", () => {
  it("of a person gives nothing away", () => {
    expect(requestIndicators(person)).toEqual([]);
    expect(indicators({ userAgent: null, clientHints: null })).toEqual([]);
    expect(indicators({ botManagement: { score: 0 } })).toEqual([]);
    expect(indicators({ botManagement: { score: 30, verifiedBot: false } })).toEqual([]);
  });

  it.each<[string, Partial<RequestSignals>]>([
    ["user_agent", { userAgent: "curl/8.5.0", fromPage: false }],
    ["user_agent", { userAgent: "node" }],
    ["crawler_contact", { hasContact: true }],
    ["headless", { clientHints: '"HeadlessChrome";v="131"' }],
    ["cloudflare_score", { botManagement: { score: 29 } }],
    ["cloudflare_verified_bot", { botManagement: { score: 99, verifiedBot: true } }],
  ])("is marked %s by %j, whatever else it says", (indicator, change) => {
    expect(indicators(change)).toEqual([indicator]);
  });

  it.each(["node", "undici"])("of a shop's own server, %s, is not marked for being one", (userAgent) => {
    expect(indicators({ userAgent, fromPage: false })).toEqual([]);
  });
});
