import type { RecommendationAnswer } from "../../sdk/types.ts";
import { el, slot } from "./dom.ts";
import { productLink } from "./product-card.ts";

export interface RailReport {
  readonly title: string;
  readonly answer: RecommendationAnswer;
  readonly tookMs: number;
}

export interface Panel {
  /** Forgets the rails of the page before. */
  start(): void;
  report(report: RailReport): void;
}

const TRAIL_SHOWN = 12;
const KIND_WORDS: { readonly [kind: string]: string } = {
  view: "viewed",
  click: "clicked",
  cart: "in cart",
  order: "bought",
  remove: "removed",
};

const strategiesOf = (answer: RecommendationAnswer): string =>
  [...new Set(answer.items.map((item) => item.strategy))].join(", ") || "none";

const reportRow = ({ title, answer, tookMs }: RailReport): HTMLElement =>
  el(
    "li",
    {},
    el("span", { class: "panel-rail" }, title),
    el("span", { class: "panel-ms" }, `${tookMs.toFixed(0)} ms`),
    el("span", { class: "panel-strategies" }, strategiesOf(answer)),
    answer.degraded && el("span", { class: "panel-degraded" }, `degraded: ${answer.degradedBy.join(", ") || "yes"}`),
  );

const trailStep = (step: { readonly item: string; readonly kind: string }): HTMLElement =>
  el(
    "li",
    {},
    el(
      "a",
      { href: productLink(step.item), title: `Product ${step.item}` },
      el("img", {
        src: `/demo/images/${encodeURIComponent(step.item)}.svg`,
        alt: `Product ${step.item}`,
        width: 44,
        height: 55,
      }),
      el("span", {}, KIND_WORDS[step.kind] ?? step.kind),
    ),
  );

/** A window into the platform: the session's trail as the answers know it, their time, strategies and degradations. */
export function createPanel(): Panel {
  const summary = el("span", { class: "panel-summary" }, "waiting");
  const body = el("div", { class: "panel-body", id: "panel-body", hidden: true });
  const toggle = el(
    "button",
    { class: "panel-toggle", type: "button", "aria-expanded": "false", "aria-controls": "panel-body" },
    el("span", { class: "panel-dot", "aria-hidden": "true" }),
    "Behind the suggestions",
    summary,
  );
  toggle.addEventListener("click", () => {
    body.hidden = !body.hidden;
    toggle.setAttribute("aria-expanded", String(!body.hidden));
  });
  slot("panel").append(body, toggle);
  slot("panel").className = "panel";

  let reports: readonly RailReport[] = [];

  function render(): void {
    const trail =
      reports.map((report) => report.answer.explain?.trail ?? []).sort((a, b) => b.length - a.length)[0] ?? [];
    const models = [...new Set(reports.map((report) => report.answer.model).filter(Boolean))];
    const slowest = Math.max(...reports.map((report) => report.tookMs));
    summary.textContent = `${slowest.toFixed(0)} ms`;
    toggle.classList.toggle(
      "is-degraded",
      reports.some((report) => report.answer.degraded),
    );
    body.replaceChildren(
      el("h2", {}, "This session’s trail"),
      trail.length > 0
        ? el("ol", { class: "panel-trail" }, ...trail.slice(-TRAIL_SHOWN).reverse().map(trailStep))
        : el(
            "p",
            { class: "panel-note" },
            "Nothing yet. With personalization allowed, products that you open appear here, newest first.",
          ),
      el("h2", {}, "Answers on this page"),
      el("ul", { class: "panel-reports" }, ...reports.map(reportRow)),
      el("p", { class: "panel-note" }, models.length > 0 ? `Model ${models.join(", ")}` : "No model serves yet."),
    );
  }

  return {
    start() {
      reports = [];
    },
    report(report) {
      reports = [...reports.filter((known) => known.title !== report.title), report];
      render();
    },
  };
}
