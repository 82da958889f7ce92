import { el } from "./dom.ts";
import type { Money } from "./money.ts";
import { formatMoney } from "./money.ts";

export interface CardProduct {
  readonly id: string;
  readonly title: string;
  readonly price: Money;
  readonly image: string | null;
  readonly stock?: number;
}

export const productLink = (id: string): string => `#/product/${encodeURIComponent(id)}`;

export const productImage = (product: { readonly image: string | null; readonly title: string }, eager = false) =>
  el("img", {
    class: "picture",
    src: product.image ?? "",
    alt: product.title,
    width: 600,
    height: 750,
    loading: eager ? "eager" : "lazy",
    decoding: "async",
  });

/** A product in a list; `reason` says in words why it is suggested. */
export const productCard = (product: CardProduct, reason?: string, onOpen?: () => void): HTMLElement =>
  el(
    "li",
    { class: "card", "data-product": product.id },
    el(
      "a",
      { class: "card-link", href: productLink(product.id), ...(onOpen && { onclick: onOpen }) },
      productImage(product),
      el("span", { class: "card-title" }, product.title),
      el(
        "span",
        { class: "card-price" },
        formatMoney(product.price),
        product.stock === 0 && el("span", { class: "sold-out" }, "Sold out"),
      ),
      reason && el("span", { class: "card-reason" }, reason),
    ),
  );

/** Grey shapes of the size that the card will have. */
export const skeletonCard = (reason: boolean): HTMLElement =>
  el(
    "li",
    { class: "card skeleton", "aria-hidden": "true" },
    el("span", { class: "picture" }),
    el("span", { class: "bar" }),
    el("span", { class: "bar short" }),
    reason && el("span", { class: "bar" }),
  );

export const skeletonCards = (count: number, reason = false): readonly HTMLElement[] =>
  Array.from({ length: count }, () => skeletonCard(reason));
