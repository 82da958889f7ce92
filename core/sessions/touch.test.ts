import { describe, expect, it } from "vitest";
import { campaignOfAddress } from "./campaign.ts";
import { deviceClass } from "./device-class.ts";
import { localeOf } from "./locale.ts";
import { parseSessionRules } from "./session-rules.ts";
import { touchOf } from "./touch.ts";
import { trafficSource } from "./traffic-source.ts";

describe("a campaign", () => {
  it.each([
    ["https://a.example/x?utm_source=mail&utm_medium=email&utm_campaign=may", ["may", "mail", "email"]],
    ["/x?gclid=Cj0KCQ", [undefined, "google", "cpc"]],
    ["/x?fbclid=IwAR0", [undefined, "facebook", "social"]],
    ["/x?utm_source=google&gclid=Cj0KCQ", [undefined, "google", undefined]],
    ["/x?q=gclid", [undefined, undefined, undefined]],
    ["/x#utm_source=mail", [undefined, undefined, undefined]],
  ])("of %s", (address, expected) => {
    const { campaign, campaign_source, campaign_medium } = campaignOfAddress(address);
    expect([campaign, campaign_source, campaign_medium]).toEqual(expected);
    expect(JSON.stringify(campaignOfAddress(address))).not.toMatch(/Cj0KCQ|IwAR0/);
  });
});

describe("a source", () => {
  it.each([
    ["https://www.google.co.uk/", "search"],
    ["https://duckduckgo.com/", "search"],
    ["https://l.instagram.com/", "social"],
    ["https://t.co/abc", "social"],
    ["https://blog.example/review", "referral"],
    ["https://notgoogle.example/", "referral"],
    ["https://shop.example/cart", "internal"],
    ["https://www.shop.example/", "internal"],
    ["https://pay.shop.example/", "internal"],
    ["https://evil-shop.example/", "referral"],
    [null, "direct"],
    ["not an address", "direct"],
  ])("from %s is %s", (referrer, source) => {
    expect(trafficSource({}, referrer, "shop.example")).toBe(source);
  });

  it("is the campaign before anything", () => {
    expect(trafficSource({ campaign_source: "mail" }, "https://google.com/", null)).toBe("campaign");
  });
});

describe("a touch", () => {
  it("reads the campaign from the address before cleaning cut it, and keeps nothing else of it", () => {
    const clean = { path: "/x", url: "https://shop.example/x", referrer: "https://www.bing.com/search" };
    const raw = { ...clean, url: "https://shop.example/x?utm_source=jane@example.com&token=abc" };
    const touch = touchOf("page_viewed", clean, raw, null);
    expect(touch).toEqual({
      ...{ path: "/x", referrer: "https://bing.com/", source: "campaign", campaign_source: "[mail]" },
    });
  });

  it("knows the shop's own pages by the page that sent the event", () => {
    const data = { path: "/x", referrer: "https://shop.example/" };
    expect(touchOf("page_viewed", data, data, "https://shop.example")?.source).toBe("internal");
  });

  it("is a page's alone", () => {
    expect(touchOf("product_viewed", { product_id: "1" }, {}, null)).toBeNull();
  });
});

describe("a device and a language", () => {
  it.each([
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36", "desktop"],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148 Safari/604.1", "mobile"],
    ["Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/142.0.0.0 Mobile Safari/537.36", "mobile"],
    ["Mozilla/5.0 (Linux; Android 14; SM-X810) Chrome/142.0.0.0 Safari/537.36", "tablet"],
    ["Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) Safari/604.1", "tablet"],
    ["SmartTV/1.0", "other"],
    ["", null],
    [null, null],
  ])("of %s", (agent, device) => {
    expect(deviceClass(agent)).toBe(device);
  });

  it.each([
    ["de-AT,de;q=0.9,en;q=0.8", "de-AT"],
    ["EN", "en"],
    ["zh-hant-tw;q=1", "zh-Hant-TW"],
    ["*", null],
    [undefined, null],
  ])("of %s", (header, locale) => {
    expect(localeOf(header)).toBe(locale);
  });
});

describe("the rules of a deployment", () => {
  it("are half an hour and nothing else where it says nothing, or something that cannot be", () => {
    const rules = { idleMs: 1_800_000, midnightZone: null, campaignCuts: false };
    expect(parseSessionRules({})).toEqual(rules);
    expect(
      parseSessionRules({ SESSION_IDLE_MINUTES: "0", SESSION_MIDNIGHT_ZONE: "Vienna", SESSION_CAMPAIGN_CUTS: "yes" }),
    ).toEqual(rules);
  });

  it("are what it says", () => {
    expect(
      parseSessionRules({
        ...{ SESSION_IDLE_MINUTES: "45", SESSION_MIDNIGHT_ZONE: "Europe/Vienna", SESSION_CAMPAIGN_CUTS: "true" },
      }),
    ).toEqual({ idleMs: 2_700_000, midnightZone: "Europe/Vienna", campaignCuts: true });
  });
});
