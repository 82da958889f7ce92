import { CatalogError, type Product } from "../catalog-api.ts";
import { el } from "../dom.ts";
import { formatMoney } from "../money.ts";
import { productImage } from "../product-card.ts";
import { createRail, type Rail, refreshRails } from "../rail.ts";
import { asShopProduct, type Shop, type View } from "../shop.ts";

const FEW_LEFT = 8;

function stockWords(stock: number): string {
  if (stock === 0) return "Sold out";
  return stock <= FEW_LEFT ? `Only ${stock} left` : "In stock";
}

function facts(product: Product): HTMLElement {
  const rows = [["Colour", product.colour], ...Object.entries(product.attributes)].filter(
    (row): row is [string, string] => typeof row[1] === "string",
  );
  return el(
    "dl",
    { class: "facts" },
    ...rows.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))),
  );
}

function buyButton(shop: Shop, product: Product, rails: readonly Rail[]): HTMLElement {
  const said = el("p", { class: "said", role: "status" });
  const button = el(
    "button",
    {
      class: "button primary wide",
      type: "button",
      disabled: product.stock === 0,
      onclick() {
        const quantity = shop.cart.quantityOf(product.id) + 1;
        if (quantity > product.stock) {
          said.textContent = "That is all we have.";
          return;
        }
        shop.cart.set(product.id, quantity);
        shop.nearshelf.addedToCart({ ...asShopProduct(product), quantity: 1, cartId: shop.cart.id });
        said.replaceChildren("In your cart. ", el("a", { href: "#/cart" }, "Go to the cart"));
        void refreshRails(shop, rails);
      },
    },
    product.stock === 0 ? "Sold out" : "Add to cart",
  );
  return el("div", { class: "buy" }, button, said);
}

const unknownProduct = (): View => ({
  title: "Not found",
  path: "/product",
  content: el(
    "section",
    { class: "trouble" },
    el("h1", { tabindex: -1 }, "We do not have this piece"),
    el("p", {}, "It may have left the shop."),
    el("a", { class: "button primary", href: "#/" }, "Back to the start"),
  ),
});

export async function productView(shop: Shop, id: string): Promise<View> {
  let product: Product;
  try {
    product = await shop.catalog.product(id);
  } catch (error) {
    if (error instanceof CatalogError && error.status === 404) return unknownProduct();
    throw error;
  }
  const rails = [
    createRail(shop, {
      title: "You may also like",
      placement: "product",
      context: () => ({ item: id, exclude: [id], cart: shop.cart.entries().map((entry) => entry.id) }),
    }),
  ];
  return {
    title: product.title,
    path: `/product/${id}`,
    category: product.category,
    content: el(
      "div",
      {},
      el(
        "article",
        { class: "product" },
        el("div", { class: "product-picture" }, productImage(product, true)),
        el(
          "div",
          { class: "product-text" },
          el(
            "nav",
            { class: "crumbs", "aria-label": "You are here" },
            el("a", { href: "#/" }, "Linden"),
            " / ",
            el("a", { href: `#/category/${encodeURIComponent(product.category)}` }, product.category),
          ),
          product.brand && el("p", { class: "eyebrow" }, product.brand),
          el("h1", { tabindex: -1 }, product.title),
          el("p", { class: "price" }, formatMoney(product.price)),
          el("p", { class: "description" }, product.description),
          el("p", { class: product.stock === 0 ? "stock out" : "stock" }, stockWords(product.stock)),
          buyButton(shop, product, rails),
          facts(product),
        ),
      ),
      ...rails.map((rail) => rail.element),
    ),
    shown() {
      shop.nearshelf.productViewed(asShopProduct(product));
      void refreshRails(shop, rails);
    },
  };
}
