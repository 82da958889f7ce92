import type { Category } from "../catalog-api.ts";
import { el } from "../dom.ts";
import { createRail, refreshRails } from "../rail.ts";
import type { Shop, View } from "../shop.ts";

/** Pictures of the start page; any product of the demonstration data would do. */
const HERO_PICTURES = ["44", "177", "90"] as const;
const CATEGORY_PICTURES: { readonly [category: string]: string } = {
  trousers: "14",
  skirts: "48",
  blouses: "99",
  sale: "156",
};

const picture = (id: string, alt: string): HTMLElement =>
  el("img", { class: "picture", src: `/demo/images/${id}.svg`, alt, width: 600, height: 750 });

const categoryTile = ({ id, title, products }: Category): HTMLElement =>
  el(
    "li",
    {},
    el(
      "a",
      { class: "tile", href: `#/category/${encodeURIComponent(id)}` },
      picture(CATEGORY_PICTURES[id] ?? "1", ""),
      el("span", { class: "tile-title" }, title),
      el("span", { class: "tile-count" }, `${products} pieces`),
    ),
  );

const hero = (): HTMLElement =>
  el(
    "section",
    { class: "hero" },
    el(
      "div",
      { class: "hero-text" },
      el("p", { class: "eyebrow" }, "Spring and summer"),
      el("h1", { tabindex: -1 }, "Quiet clothes, well cut."),
      el("p", { class: "lead" }, "Trousers, skirts and blouses for every day, in colours that stay."),
      el("a", { class: "button primary", href: "#/category/blouses" }, "See the blouses"),
    ),
    el("div", { class: "hero-pictures", "aria-hidden": "true" }, ...HERO_PICTURES.map((id) => picture(id, ""))),
  );

export async function homeView(shop: Shop): Promise<View> {
  const categories = await shop.catalog.categories();
  const personal = (): boolean => shop.nearshelf.consent().granted.personalization;
  const forYou = createRail(shop, {
    title: "For you",
    placement: "home",
    note: () =>
      personal()
        ? null
        : el("button", { class: "link", type: "button", onclick: shop.openConsent }, "Allow personalization"),
    hint: (answer) =>
      personal() && !answer.explain?.trail.length ? "Open a few pieces, and this row follows you." : "",
    context: () => ({}),
  });
  const popular = createRail(shop, {
    title: "Popular now",
    placement: "home",
    context: () => ({ personalization: false, exclude: forYou.shownIds() }),
  });
  const rails = [forYou, popular];
  return {
    title: "",
    path: "/",
    content: el(
      "div",
      {},
      hero(),
      ...rails.map((rail) => rail.element),
      el("section", { "aria-label": "Categories" }, el("ul", { class: "tiles" }, ...categories.map(categoryTile))),
    ),
    shown: () => void refreshRails(shop, rails),
  };
}
