import type { Product } from "../catalog-api.ts";
import { el } from "../dom.ts";
import { formatMoney, inUnits } from "../money.ts";
import { productImage, productLink } from "../product-card.ts";
import { createRail, type Rail, refreshRails } from "../rail.ts";
import { asShopProduct, type Shop, type View } from "../shop.ts";

interface Line {
  readonly product: Product;
  readonly quantity: number;
}

/** The cart's lines with today's prices; a product that left the shop leaves the cart. */
async function linesOf(shop: Shop): Promise<readonly Line[]> {
  const lines = await Promise.all(
    shop.cart.entries().map(async ({ id, quantity }) => {
      const product = await shop.catalog.product(id).catch(() => null);
      if (product === null) shop.cart.set(id, 0);
      return product && { product, quantity };
    }),
  );
  return lines.filter((line) => line !== null);
}

const totalOf = (lines: readonly Line[]) => ({
  amount: lines.reduce((sum, { product, quantity }) => sum + product.price.amount * quantity, 0),
  currency: lines[0]?.product.price.currency ?? "USD",
});

function purchase(shop: Shop, lines: readonly Line[]): void {
  const total = totalOf(lines);
  const id = `L-${Date.now().toString(36).toUpperCase()}`;
  shop.nearshelf.purchased({
    id,
    products: lines.map(({ product, quantity }) => ({ id: product.id, quantity, price: inUnits(product.price) })),
    total: inUnits(total),
    currency: total.currency,
  });
  shop.cart.clear();
  location.hash = `#/order/${id}`;
}

function lineRow(shop: Shop, line: Line, onChange: () => void): HTMLElement {
  const { product, quantity } = line;
  const change = (by: 1 | -1) => () => {
    shop.cart.set(product.id, quantity + by);
    const event = { ...asShopProduct(product), quantity: 1, cartId: shop.cart.id };
    if (by === 1) shop.nearshelf.addedToCart(event);
    else shop.nearshelf.removedFromCart(event);
    onChange();
  };
  const step = (label: string, sign: string, by: 1 | -1, disabled = false) =>
    el("button", { type: "button", "aria-label": `${label} ${product.title}`, disabled, onclick: change(by) }, sign);
  return el(
    "li",
    { class: "line", "data-product": product.id },
    el("a", { href: productLink(product.id), tabindex: -1, "aria-hidden": "true" }, productImage(product, true)),
    el(
      "div",
      { class: "line-text" },
      el("a", { href: productLink(product.id) }, product.title),
      el("span", { class: "muted" }, formatMoney(product.price)),
      el(
        "div",
        { class: "stepper" },
        step("One less of", "−", -1),
        el("span", {}, String(quantity)),
        step("One more of", "+", 1, quantity >= product.stock),
      ),
    ),
    el("b", { class: "line-total" }, formatMoney({ ...product.price, amount: product.price.amount * quantity })),
  );
}

const emptyCart = (): HTMLElement =>
  el(
    "section",
    { class: "empty" },
    el("p", {}, "Nothing here yet."),
    el("a", { class: "button primary", href: "#/" }, "Look around"),
  );

export async function cartView(shop: Shop): Promise<View> {
  const body = el("div", { class: "cart" });
  const rail: Rail = createRail(shop, {
    title: "Goes well with",
    placement: "cart",
    context: () => {
      const cart = shop.cart.entries().map((entry) => entry.id);
      return { cart, exclude: cart };
    },
  });

  function draw(lines: readonly Line[]): void {
    const total = totalOf(lines);
    body.replaceChildren(
      ...(lines.length === 0
        ? [emptyCart()]
        : [
            el("ul", { class: "lines" }, ...lines.map((line) => lineRow(shop, line, redraw))),
            el(
              "section",
              { class: "summary", "aria-label": "Summary" },
              el("p", {}, el("span", {}, "Delivery"), el("span", {}, "Free")),
              el("p", { class: "sum" }, el("span", {}, "Total"), el("b", {}, formatMoney(total))),
              el(
                "button",
                { class: "button primary wide", type: "button", onclick: () => purchase(shop, lines) },
                "Complete purchase",
              ),
              el("p", { class: "muted small" }, "A demonstration: nothing is paid, nothing is sent."),
            ),
          ]),
    );
  }

  async function redraw(): Promise<void> {
    draw(await linesOf(shop));
    await refreshRails(shop, [rail]);
  }

  draw(await linesOf(shop));
  return {
    title: "Cart",
    path: "/cart",
    content: el(
      "div",
      {},
      el("div", { class: "page-head" }, el("h1", { tabindex: -1 }, "Your cart")),
      body,
      rail.element,
    ),
    shown: () => void refreshRails(shop, [rail]),
  };
}
