import type { Browser, BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import { openBrowser } from "./open-browser.ts";

const PATIENCE_MS = 15_000;

/** What a page told the platform. */
interface Told {
  /** Events that were sent, and the consent that each states. */
  readonly events: { readonly type: string; readonly consent: unknown }[];
  /** Query parameters of every recommendation that was asked for. */
  readonly questions: URLSearchParams[];
}

async function visit(context: BrowserContext, baseUrl: string): Promise<{ readonly page: Page; readonly told: Told }> {
  const page = await context.newPage();
  const told: Told = { events: [], questions: [] };
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.pathname.startsWith("/v1/recommendations/")) told.questions.push(url.searchParams);
    if (url.pathname !== "/v1/events") return;
    const body = JSON.parse(request.postData() ?? "{}") as { events?: readonly { type: string; consent?: unknown }[] };
    for (const { type, consent } of body.events ?? []) told.events.push({ type, consent });
  });
  await page.goto(`${baseUrl}/demo`);
  await page.getByRole("button", { name: "Accept all" }).waitFor({ timeout: PATIENCE_MS });
  return { page, told };
}

const shown = (page: Page, path: string) =>
  page.locator(`main[data-view="${path}"]:not([aria-busy])`).waitFor({ timeout: PATIENCE_MS });

/** Opens a product and waits for its suggestions. */
async function look(page: Page, baseUrl: string, product: string): Promise<void> {
  await page.goto(`${baseUrl}/demo#/product/${product}`);
  await shown(page, `/product/${product}`);
  await page
    .getByRole("region", { name: "You may also like" })
    .locator(".card[data-product]")
    .first()
    .waitFor({ timeout: PATIENCE_MS });
}

const stored = (page: Page) => page.evaluate(() => Object.keys(localStorage));

async function refusal(browser: Browser, baseUrl: string): Promise<void> {
  const context = await browser.newContext();
  const { page, told } = await visit(context, baseUrl);
  await page.getByRole("button", { name: "Only necessary" }).click();
  await look(page, baseUrl, "42");
  expect(told.events, "events after a refusal").toEqual([]);
  expect(told.questions.length).toBeGreaterThan(0);
  expect(
    told.questions.every((question) => question.get("personalization") === "false" && !question.has("session")),
  ).toBe(true);
  expect(
    (await stored(page)).filter((key) => !key.startsWith("nearshelf.consent") && key.startsWith("nearshelf")),
  ).toEqual([]);
  await context.close();
}

async function globalPrivacyControl(browser: Browser, baseUrl: string): Promise<void> {
  const context = await browser.newContext({ extraHTTPHeaders: { "sec-gpc": "1" } });
  await context.addInitScript(() => Object.defineProperty(navigator, "globalPrivacyControl", { value: true }));
  const { page, told } = await visit(context, baseUrl);
  await page.getByRole("button", { name: "Accept all" }).click();
  await look(page, baseUrl, "42");
  await expect.poll(() => told.events.length, { timeout: PATIENCE_MS }).toBeGreaterThan(0);
  expect(told.questions.at(-1)?.get("personalization")).toBe("false");
  expect(told.questions.some((question) => question.has("session"))).toBe(false);
  for (const { consent } of told.events)
    expect(consent).toMatchObject({ personalization: false, model_training: false });
  await context.close();
}

/** What waits when a page is left goes as a beacon: the platform knows it while the page is gone. */
async function leaving(browser: Browser, baseUrl: string): Promise<void> {
  const context = await browser.newContext();
  const { page } = await visit(context, baseUrl);
  await page.getByRole("button", { name: "Accept all" }).click();
  await look(page, baseUrl, "43");
  const session = await page.evaluate(() => {
    const { nearshelf } = window as unknown as {
      nearshelf: { track(type: string, data: object): void; session(): string };
    };
    nearshelf.track("product_added", { product_id: "43", quantity: 1 });
    return nearshelf.session();
  });
  await page.goto("about:blank");
  const { publishableKey } = (await (await fetch(`${baseUrl}/demo/config.json`)).json()) as { publishableKey: string };
  const added = async () => {
    const asked = `${baseUrl}/v1/recommendations/home?session=${session}&explain=true&key=${publishableKey}`;
    const { explain } = (await (await fetch(asked)).json()) as { explain: { trail: { item: string; kind: string }[] } };
    return explain.trail.some(({ item, kind }) => item === "43" && kind === "cart");
  };
  await expect.poll(added, { timeout: PATIENCE_MS, interval: 200 }).toBe(true);
  await context.close();
}

/** Three visits that the platform may learn nothing, little, or the last of. */
export async function privacyJourney(baseUrl: string): Promise<void> {
  const browser = await openBrowser();
  try {
    await refusal(browser, baseUrl);
    await globalPrivacyControl(browser, baseUrl);
    await leaving(browser, baseUrl);
  } finally {
    await browser.close();
  }
}
