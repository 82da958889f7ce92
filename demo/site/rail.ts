import type { Placement, RecommendationAnswer, RecommendationContext } from "../../sdk/types.ts";
import { el } from "./dom.ts";
import { productCard, skeletonCards } from "./product-card.ts";
import type { Shop } from "./shop.ts";

const RAIL_ITEMS = 5;
/** A rail counts as shown when this share of it is on the screen. */
const SHOWN_SHARE = 0.4;

export interface RailOptions {
  readonly title: string;
  readonly placement: Placement;
  /** Stands at the right of the title; asked for at each refresh. */
  note?(): HTMLElement | null;
  /** A line beside the title that depends on the answer. */
  hint?(answer: RecommendationAnswer): string;
  /** Read at each refresh, so that the cart of that moment is asked about. */
  context(): RecommendationContext;
}

export interface Rail {
  readonly element: HTMLElement;
  /** Says that a refresh is on its way. */
  wait(): void;
  refresh(): Promise<void>;
  /** Ids of the products on show. */
  shownIds(): readonly string[];
}

/** A row of suggestions. It keeps its height from the first skeleton on, and its old cards until new ones have come. */
export function createRail(shop: Shop, options: RailOptions): Rail {
  const hint = el("p", { class: "rail-hint" });
  const note = el("div", { class: "rail-note" });
  const list = el("ul", { class: "rail-list" }, ...skeletonCards(RAIL_ITEMS, true));
  const element = el(
    "section",
    { class: "rail", "aria-label": options.title, "aria-busy": "true" },
    el("div", { class: "rail-head" }, el("h2", {}, options.title), hint, note),
    list,
  );
  let asked = 0;
  let ids: readonly string[] = [];

  function show(answer: RecommendationAnswer): void {
    ids = answer.items.map((item) => item.id);
    note.replaceChildren(...[options.note?.()].filter((child) => child instanceof Node));
    hint.textContent = options.hint?.(answer) ?? "";
    const cards = answer.items.map((item) =>
      productCard({ ...item.product, id: item.id }, item.reason, () =>
        shop.nearshelf.recommendationClicked(answer, item),
      ),
    );
    list.replaceChildren(
      ...(cards.length > 0 ? cards : [el("li", { class: "rail-empty" }, "No suggestions at the moment.")]),
    );
    element.classList.toggle("is-empty", cards.length === 0);
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        shop.nearshelf.recommendationShown(answer);
      },
      { threshold: SHOWN_SHARE },
    );
    observer.observe(list);
  }

  const wait = (): void => element.setAttribute("aria-busy", "true");

  async function refresh(): Promise<void> {
    const turn = ++asked;
    wait();
    const context = { limit: RAIL_ITEMS, explain: true, ...options.context() };
    const started = performance.now();
    const answer = await shop.nearshelf.recommend(options.placement, context);
    if (turn !== asked || !element.isConnected) return;
    shop.panel.report({ title: options.title, answer, tookMs: performance.now() - started });
    show(answer);
    element.setAttribute("aria-busy", "false");
  }

  return { element, wait, refresh, shownIds: () => ids };
}

/** Refreshes rails one after the other (a later one may leave out what an earlier one shows), once what the person just did has reached the platform. */
export async function refreshRails(shop: Shop, rails: readonly Rail[]): Promise<void> {
  for (const rail of rails) rail.wait();
  await Promise.race([shop.nearshelf.flush(), new Promise((resolve) => setTimeout(resolve, 400))]);
  shop.panel.start();
  for (const rail of rails) await rail.refresh();
}
