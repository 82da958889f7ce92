/** Markup that may stand as it is: everything else is escaped. */
export interface Html {
  readonly markup: string;
}

type Part = string | number | Html | null | undefined | readonly Part[];

const ENTITIES: { readonly [character: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function render(part: Part): string {
  if (part === null || part === undefined) return "";
  if (typeof part === "string" || typeof part === "number")
    return String(part).replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
  return "markup" in part ? part.markup : part.map(render).join("");
}

/** A template whose values are escaped, in text and in quoted attributes; `null` is nothing, lists are joined. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  markup: strings.reduce((text, string, index) => text + render(parts[index - 1]) + string),
});
