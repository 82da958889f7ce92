import { eventTypeOf } from "../contract-properties.ts";
import type { OdcsContract } from "../contract-source.ts";
import { html } from "./html.ts";
import { type PageLinks, pageFrame, table } from "./page-frame.ts";

/** The list of contracts, by domain and name. */
export function contractIndexPage(
  contracts: readonly { readonly contract: OdcsContract; readonly status: string }[],
  links: PageLinks,
): string {
  const domains = Map.groupBy(contracts, ({ contract }) => contract.domain ?? "other");
  const sections = [...domains].sort(([left], [right]) => (left < right ? -1 : 1));
  return pageFrame(
    "Data contracts",
    links,
    html`<h1>Data contracts</h1>
<p>What each event holds, what it may be used for, how long it is kept, who owns it and what is promised of it.</p>
${sections.map(
  ([domain, members]) => html`<h2>${domain}</h2>
${table(
  `Contracts of ${domain}`,
  ["Contract", "Event type", "Version", "State", "What it says"],
  members
    .toSorted((left, right) => (left.contract.name < right.contract.name ? -1 : 1))
    .map(({ contract, status }) => [
      html`<a href="${links.contract(contract.id)}">${contract.name}</a>`,
      html`<code>${eventTypeOf(contract) ?? "–"}</code>`,
      contract.version,
      status,
      contract.description.purpose,
    ]),
)}
`,
)}`,
  );
}
