import { el } from "../dom.ts";
import { productCard } from "../product-card.ts";
import { createRail, refreshRails } from "../rail.ts";
import type { Shop, View } from "../shop.ts";

export async function categoryView(shop: Shop, id: string): Promise<View> {
  const [categories, products] = await Promise.all([shop.catalog.categories(), shop.catalog.products(id)]);
  const title = categories.find((category) => category.id === id)?.title ?? id;
  const rail = createRail(shop, {
    title: `${title} for you`,
    placement: "category",
    context: () => ({ category: id }),
  });
  return {
    title,
    path: `/category/${id}`,
    category: id,
    content: el(
      "div",
      {},
      el(
        "div",
        { class: "page-head" },
        el("h1", { tabindex: -1 }, title),
        el("p", { class: "count" }, products.length === 1 ? "1 piece" : `${products.length} pieces`),
      ),
      rail.element,
      el(
        "section",
        { "aria-label": `All ${title.toLowerCase()}` },
        el("h2", {}, `All ${title.toLowerCase()}`),
        products.length > 0
          ? el("ul", { class: "grid" }, ...products.map((product) => productCard(product)))
          : el("p", { class: "notice" }, "This category is empty. Load the demonstration data, then try again."),
      ),
    ),
    shown: () => void refreshRails(shop, [rail]),
  };
}
