import { createCart } from "./cart.ts";
import { CatalogError, catalogApi, getJson } from "./catalog-api.ts";
import { createConsentBanner } from "./consent-banner.ts";
import { el, slot } from "./dom.ts";
import { loadNearshelf } from "./load-nearshelf.ts";
import { drawFooter, drawHeader, drawTrouble, markCurrent } from "./page-frame.ts";
import { createPanel } from "./panel.ts";
import { skeletonCards } from "./product-card.ts";
import type { Shop, View } from "./shop.ts";
import { cartView } from "./views/cart.ts";
import { categoryView } from "./views/category.ts";
import { homeView } from "./views/home.ts";
import { orderView } from "./views/order.ts";
import { productView } from "./views/product.ts";

const TROUBLE_TITLE = "The shop is closed for a moment";

function adviceFor(error: unknown): string {
  const status = error instanceof CatalogError ? error.status : 0;
  if (status === 401 || status === 403)
    return "The shop’s publishable key is not accepted. Restart the platform with “npm start”: it writes a new key, then try again.";
  if (status === 404)
    return "The platform runs without its demonstration. The shop exists in development only: start it with “npm start”, then try again.";
  return "The platform does not answer. Start it with “npm start”, wait until it says that it is ready, then try again.";
}

async function viewOf(shop: Shop, hash: string): Promise<View> {
  const [, name, id = ""] = hash.replace(/^#/, "").split("/").map(decodeURIComponent);
  switch (name) {
    case "category":
      return categoryView(shop, id);
    case "product":
      return productView(shop, id);
    case "cart":
      return cartView(shop);
    case "order":
      return orderView(shop, id);
    default:
      return homeView(shop);
  }
}

interface Router {
  /** Shows the view of the address. A view that another navigation overtook is never shown. */
  show(options: { readonly focus: boolean }): Promise<void>;
  /** Lets the view that is shown follow a new consent, without drawing it anew. */
  consentChanged(): void;
}

function createRouter(shop: Shop): Router {
  const main = slot("main");
  let turn = 0;
  let current: View | null = null;
  let pageReported = false;

  function report(view: View): void {
    pageReported = shop.nearshelf.consent().granted.analytics;
    shop.nearshelf.page({
      path: `/demo${view.path}`,
      title: document.title,
      ...(view.category !== undefined && { category: view.category }),
    });
  }

  return {
    async show({ focus }) {
      const mine = ++turn;
      main.setAttribute("aria-busy", "true");
      try {
        const view = await viewOf(shop, location.hash);
        if (mine !== turn) return;
        current = view;
        document.title = view.title === "" ? "Linden" : `${view.title} · Linden`;
        main.replaceChildren(view.content);
        main.dataset.view = view.path;
        markCurrent(location.hash || "#/");
        scrollTo(0, 0);
        if (focus) main.querySelector("h1")?.focus({ preventScroll: true });
        report(view);
        view.shown?.();
      } catch (error) {
        if (mine === turn) main.replaceChildren(drawTrouble(TROUBLE_TITLE, adviceFor(error)));
      } finally {
        if (mine === turn) main.removeAttribute("aria-busy");
      }
    },
    consentChanged() {
      if (current === null) return;
      if (!pageReported) report(current);
      current.shown?.();
    },
  };
}

async function open(): Promise<void> {
  const { publishableKey } = await getJson<{ publishableKey: string }>("/demo/config.json");
  const catalog = catalogApi(publishableKey);
  const cart = createCart();
  const [nearshelf, categories] = await Promise.all([loadNearshelf(publishableKey), catalog.categories()]);
  drawHeader(categories, cart);
  const shop: Shop = { nearshelf, catalog, cart, panel: createPanel(), openConsent: () => banner.open() };
  const router = createRouter(shop);
  const banner = createConsentBanner(nearshelf, router.consentChanged);
  drawFooter(shop.openConsent);
  addEventListener("hashchange", () => {
    if (location.hash !== "#main") void router.show({ focus: true });
  });
  await router.show({ focus: false });
}

slot("main").replaceChildren(
  el("div", { class: "page-head" }, el("h1", { tabindex: -1 }, "Linden")),
  el("ul", { class: "rail-list", "aria-hidden": "true" }, ...skeletonCards(5, true)),
);
try {
  await open();
} catch (error) {
  slot("main").replaceChildren(drawTrouble(TROUBLE_TITLE, adviceFor(error)));
}
