import type { Cart } from "./cart.ts";
import type { Category } from "./catalog-api.ts";
import { el, slot } from "./dom.ts";

const cartLabel = (count: number): string => (count === 0 ? "Cart" : `Cart (${count})`);

/** Header with the categories and the cart; its links say where the person is. */
export function drawHeader(categories: readonly Category[], cart: Cart): void {
  const cartLink = el("a", { class: "cart-link", href: "#/cart" }, cartLabel(cart.count()));
  cart.onChange(() => {
    cartLink.textContent = cartLabel(cart.count());
  });
  slot("header").replaceChildren(
    el(
      "div",
      { class: "header-inner" },
      el("a", { class: "wordmark", href: "#/", "aria-label": "Linden, start page" }, "Linden"),
      el(
        "nav",
        { "aria-label": "Categories" },
        ...categories.map(({ id, title }) => el("a", { href: `#/category/${encodeURIComponent(id)}` }, title)),
      ),
      cartLink,
    ),
  );
}

export function drawFooter(openConsent: () => void): void {
  slot("footer").replaceChildren(
    el(
      "p",
      {},
      "Linden is the demonstration shop of nearshelf. Nothing here is for sale. Visits learned from: “clickstream data for online shopping”, Łapczyński and Białowąs, CC BY 4.0.",
    ),
    el("button", { class: "link", type: "button", onclick: openConsent }, "Privacy choices"),
  );
}

export function markCurrent(hash: string): void {
  for (const link of slot("header").querySelectorAll("a")) {
    if (link.hash === hash) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

/** What to do, where the platform does not answer. */
export const drawTrouble = (title: string, advice: string): HTMLElement =>
  el(
    "section",
    { class: "trouble", role: "alert" },
    el("h1", { tabindex: -1 }, title),
    el("p", {}, advice),
    el("button", { class: "button primary", type: "button", onclick: () => location.reload() }, "Try again"),
  );
