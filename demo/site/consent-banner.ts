import type { ConsentPurpose, ConsentStatement, Nearshelf } from "../../sdk/types.ts";
import { el, slot } from "./dom.ts";

const CHOICES: readonly { readonly purpose: ConsentPurpose; readonly title: string; readonly detail: string }[] = [
  { purpose: "analytics", title: "Analytics", detail: "See how the shop is used, to improve it." },
  {
    purpose: "personalization",
    title: "Personalization",
    detail: "Suggest products by what you look at in this visit.",
  },
  { purpose: "marketing", title: "Marketing", detail: "Measure which offers are of interest." },
  { purpose: "model_training", title: "Learning", detail: "Let your visit improve suggestions for everybody." },
];

const everything = (value: boolean): ConsentStatement =>
  Object.fromEntries(CHOICES.map(({ purpose }) => [purpose, value]));

/** Asks for consent until it is given or refused, and again whenever `open` is called. Refusing is as easy as accepting. */
export function createConsentBanner(nearshelf: Nearshelf, onChange: () => void): { open(): void } {
  const host = slot("consent");

  function decide(statement: ConsentStatement): void {
    nearshelf.consent(statement);
    host.replaceChildren();
    document.body.classList.remove("asks-consent");
    onChange();
  }

  function open(): void {
    const state = nearshelf.consent();
    const boxes = CHOICES.map(({ purpose, title, detail }) => {
      const refusedByBrowser = state.globalPrivacyControl && purpose !== "analytics";
      const input = el("input", {
        type: "checkbox",
        name: purpose,
        checked: state.granted[purpose],
        disabled: refusedByBrowser,
      });
      const text = refusedByBrowser ? "Refused by your browser’s Global Privacy Control." : detail;
      return { input, label: el("label", {}, input, el("span", {}, el("b", {}, title), el("small", {}, text))) };
    });
    const choices = el(
      "fieldset",
      { class: "consent-choices", hidden: true },
      el("legend", {}, "Choose"),
      ...boxes.map(({ label }) => label),
    );
    const save = el(
      "button",
      {
        class: "button primary",
        type: "button",
        hidden: true,
        onclick: () => decide(Object.fromEntries(boxes.map(({ input }) => [input.name, input.checked]))),
      },
      "Save choice",
    );
    const choose = el(
      "button",
      {
        class: "button plain",
        type: "button",
        onclick() {
          choices.hidden = false;
          save.hidden = false;
          choose.hidden = true;
          boxes[0]?.input.focus();
        },
      },
      "Choose",
    );
    const button = (text: string, value: boolean) =>
      el("button", { class: "button", type: "button", onclick: () => decide(everything(value)) }, text);
    host.replaceChildren(
      el(
        "section",
        { class: "consent", role: "dialog", "aria-labelledby": "consent-title", "aria-describedby": "consent-text" },
        el("h2", { id: "consent-title" }, "Your privacy"),
        el(
          "p",
          { id: "consent-text" },
          "May we remember what you look at in this visit, to suggest what fits? Without it the shop works just the same, with suggestions that know nothing of you.",
        ),
        choices,
        el(
          "div",
          { class: "consent-actions" },
          button("Accept all", true),
          button("Only necessary", false),
          choose,
          save,
        ),
      ),
    );
    document.body.classList.add("asks-consent");
  }

  if (!nearshelf.consent().decided) open();
  return { open };
}
