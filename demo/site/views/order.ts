import { el } from "../dom.ts";
import { createRail, refreshRails } from "../rail.ts";
import type { Shop, View } from "../shop.ts";

export async function orderView(shop: Shop, id: string): Promise<View> {
  const rail = createRail(shop, {
    title: "Popular now",
    placement: "home",
    context: () => ({ personalization: false }),
  });
  return {
    title: "Thank you",
    path: "/order",
    content: el(
      "div",
      {},
      el(
        "section",
        { class: "thanks" },
        el("p", { class: "eyebrow" }, `Order ${id}`),
        el("h1", { tabindex: -1 }, "Thank you."),
        el(
          "p",
          { class: "lead" },
          "Your order is complete. As this is a demonstration, no parcel will come; the suggestions have learned from it all the same.",
        ),
        el("a", { class: "button primary", href: "#/" }, "Keep looking"),
      ),
      rail.element,
    ),
    shown: () => void refreshRails(shop, [rail]),
  };
}
