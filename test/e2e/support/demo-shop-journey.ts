import { mkdir } from "node:fs/promises";
import type { Browser, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { openBrowser } from "./open-browser.ts";

const SCREENSHOTS = "test-results";
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const RAIL_ITEMS = 5;
const PATIENCE_MS = 15_000;

interface EventsAnswer {
  readonly status: number;
  readonly accepted: number;
  readonly rejected: readonly unknown[];
}

/** What the page said while the journey went on. */
interface Observed {
  readonly answers: Promise<EventsAnswer>[];
  /** Types of the events that were sent. */
  readonly types: string[];
  readonly foreign: string[];
  readonly errors: string[];
}

function observe(page: Page, baseUrl: string): Observed {
  const observed: Observed = { answers: [], types: [], foreign: [], errors: [] };
  page.on("pageerror", (error) => observed.errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && observed.errors.push(message.text()));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== new URL(baseUrl).origin) observed.foreign.push(url.href);
    if (url.pathname !== "/v1/events") return;
    const { events } = JSON.parse(request.postData() ?? "{}") as { events?: readonly { readonly type: string }[] };
    observed.types.push(...(events ?? []).map((event) => event.type));
  });
  page.on("response", (response) => {
    if (new URL(response.url()).pathname !== "/v1/events") return;
    const status = response.status();
    const read = response.json().then((body: Omit<EventsAnswer, "status">) => ({ ...body, status }));
    observed.answers.push(read.catch(() => ({ status, accepted: 0, rejected: ["unreadable"] })));
  });
  return observed;
}

const rail = (page: Page, title: string): Locator => page.getByRole("region", { name: title });

/** Ids on a rail, once it has its answer. */
async function railItems(page: Page, title: string): Promise<readonly string[]> {
  const answered = rail(page, title).and(page.locator('[aria-busy="false"]'));
  await answered
    .locator(".card[data-product]")
    .nth(RAIL_ITEMS - 1)
    .waitFor({ timeout: PATIENCE_MS });
  const cards = await answered.locator(".card[data-product]").evaluateAll((items) =>
    items.map((item) => ({
      id: item.getAttribute("data-product") ?? "",
      reason: item.querySelector(".card-reason")?.textContent ?? "",
    })),
  );
  const reasons = cards.map((card) => card.reason);
  expect(reasons, `reasons of “${title}”`).toHaveLength(RAIL_ITEMS);
  expect(reasons.every((reason) => reason.trim() !== "")).toBe(true);
  return cards.map((card) => card.id);
}

const screenshot = (page: Page, name: string): Promise<unknown> =>
  page.screenshot({ path: `${SCREENSHOTS}/demo-shop-${name}.png` });

async function fitsTheScreen(page: Page): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, "page width").toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

/** Before the person has chosen, the platform hears nothing and the browser keeps nothing. */
async function consent(page: Page, baseUrl: string, observed: Observed): Promise<void> {
  await page.goto(`${baseUrl}/demo/`);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  const accept = page.getByRole("button", { name: "Accept all" });
  await accept.waitFor({ timeout: PATIENCE_MS });
  await railItems(page, "Popular now");
  await screenshot(page, "desktop-consent");
  expect(observed.types).toEqual([]);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await accept.click();
}

const viewShown = (page: Page, path: string): Promise<void> =>
  page.locator(`main[data-view="${path}"]:not([aria-busy])`).waitFor({ timeout: PATIENCE_MS });

async function openSuggestion(page: Page, title: string): Promise<string> {
  const [first = ""] = await railItems(page, title);
  await rail(page, title).locator(`.card[data-product="${first}"] a`).click();
  await page.waitForURL((url) => url.hash === `#/product/${first}`);
  await viewShown(page, `/product/${first}`);
  return first;
}

async function browse(page: Page): Promise<void> {
  const atFirst = await railItems(page, "For you");
  await screenshot(page, "desktop-home");

  const first = await openSuggestion(page, "For you");
  const besideFirst = await railItems(page, "You may also like");
  expect(besideFirst, "a product is not suggested beside itself").not.toContain(first);
  await screenshot(page, "desktop-product");

  const second = await openSuggestion(page, "You may also like");
  const besideSecond = await railItems(page, "You may also like");
  expect(besideSecond, "suggestions follow the product").not.toEqual(besideFirst);

  await page.getByRole("button", { name: /Behind the suggestions/ }).click();
  await page.locator(".panel-trail").waitFor({ timeout: PATIENCE_MS });
  const trail = await page
    .locator(".panel-trail a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(trail, "the session's trail").toEqual(expect.arrayContaining([`#/product/${first}`, `#/product/${second}`]));
  await screenshot(page, "desktop-trail");
  await page.getByRole("button", { name: /Behind the suggestions/ }).click();

  await page.getByRole("link", { name: "Linden, start page" }).click();
  await viewShown(page, "/");
  expect(await railItems(page, "For you"), "the start page follows the session").not.toEqual(atFirst);
}

/** Puts a product into the cart that is in stock, from the category `blouses`. */
async function buy(page: Page): Promise<void> {
  await page.getByRole("navigation", { name: "Categories" }).getByRole("link", { name: "Blouses" }).click();
  await viewShown(page, "/category/blouses");
  await page.locator(".grid .card").first().waitFor({ timeout: PATIENCE_MS });
  await page
    .locator(".grid .card", { hasNot: page.locator(".sold-out") })
    .first()
    .locator("a")
    .click();
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.getByRole("link", { name: "Cart (1)" }).click();
  const line = page.locator(".line");
  await line.first().waitFor({ timeout: PATIENCE_MS });
  const inCart = await line.first().getAttribute("data-product");
  expect(await railItems(page, "Goes well with"), "the cart is not suggested to itself").not.toContain(inCart);
  await screenshot(page, "desktop-cart");
  await page.getByRole("button", { name: "Complete purchase" }).click();
  await page.getByRole("heading", { name: "Thank you." }).waitFor({ timeout: PATIENCE_MS });
  await screenshot(page, "desktop-order");
}

async function visitOnPhone(page: Page, baseUrl: string): Promise<void> {
  await page.setViewportSize(PHONE);
  for (const [name, hash] of [
    ["home", "#/"],
    ["category", "#/category/sale"],
    ["product", "#/product/44"],
    ["cart", "#/cart"],
  ]) {
    await page.goto(`${baseUrl}/demo/${hash}`);
    await page.locator('.rail[aria-busy="false"]').first().waitFor({ timeout: PATIENCE_MS });
    await fitsTheScreen(page);
    await screenshot(page, `phone-${name}`);
  }
}

/** The first stop of the Tab key leads past the header, and it is seen. */
async function keyboard(page: Page): Promise<void> {
  await page.reload();
  await page.locator('.rail[aria-busy="false"]').first().waitFor({ timeout: PATIENCE_MS });
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to content");
}

async function everyEventAccepted(page: Page, observed: Observed): Promise<void> {
  await page.evaluate(() => (window as unknown as { nearshelf: { flush(): Promise<void> } }).nearshelf.flush());
  const answers = await Promise.all(observed.answers);
  expect(answers.length).toBeGreaterThan(0);
  for (const answer of answers) expect(answer).toMatchObject({ status: 202, rejected: [] });
  expect(observed.types).toEqual(
    expect.arrayContaining([
      "consent_updated",
      "page_viewed",
      "product_viewed",
      "product_added",
      "order_completed",
      "recommendation_shown",
      "recommendation_clicked",
    ]),
  );
}

/**
 * A visit to the demonstration shop of the platform at `baseUrl` (no slash at the end): consent, suggestions that follow the visit,
 * cart, purchase, then the same shop on a phone. Leaves screenshots in `test-results/`; throws on the first thing that is not so.
 */
export async function demoShopJourney(baseUrl: string): Promise<void> {
  await mkdir(SCREENSHOTS, { recursive: true });
  const browser: Browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: DESKTOP });
    const observed = observe(page, baseUrl);
    await consent(page, baseUrl, observed);
    await browse(page);
    await buy(page);
    await fitsTheScreen(page);
    await keyboard(page);
    await everyEventAccepted(page, observed);
    await visitOnPhone(page, baseUrl);
    expect(observed.foreign, "requests to other places").toEqual([]);
    expect(observed.errors, "errors in the page").toEqual([]);
  } finally {
    await browser.close();
  }
}
