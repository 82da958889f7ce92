import { handlingOf } from "../../cleaning/personal-fields.ts";
import {
  allProperties,
  DATA_CATEGORIES,
  DATA_CATEGORY,
  DATA_SUBJECTS,
  DATA_USES,
  eventTypeOf,
  LEGAL_BASIS,
  RECIPIENTS,
  REGISTRY_SUBJECT,
  REQUIRED_PURPOSE,
  SEGMENT_NAME,
} from "../contract-properties.ts";
import type { OdcsContract, OdcsProperty } from "../contract-source.ts";
import { listProperty, textProperty } from "../custom-property.ts";
import { fidesName } from "../fides.ts";
import { promisedBy } from "../quality/operators.ts";
import { kindOf, placedRules, ruleName } from "../quality/placed-rules.ts";
import { type Html, html } from "./html.ts";
import { facts, type PageLinks, pageFrame, table } from "./page-frame.ts";

/** A readable page of one contract: what it is, what is agreed, its fields, its promises. Names of people are not shown. */
export function contractPage(contract: OdcsContract, status: string, links: PageLinks): string {
  const { name, id, version, description, domain, team } = contract;
  const text = (property: string) => textProperty(contract, property) ?? "–";
  const named = (property: string) =>
    listProperty(contract, property).map((key) => html`<li>${fidesName(key)} <code>${key}</code></li>`);
  return pageFrame(
    `${name} – data contract`,
    links,
    html`<h1>${name}</h1>
<p>${description.purpose}</p>
<p><span class="tag">${status}</span> <span class="tag">version ${version}</span> <code>${id}</code></p>
<h2>What is agreed</h2>
${facts([
  ["Event type", html`<code>${eventTypeOf(contract) ?? "–"}</code>`],
  ["Segment's name", text(SEGMENT_NAME)],
  ["Domain", domain ?? "–"],
  ["Owner", team?.name ?? "–"],
  ["Use", description.usage ?? "–"],
  ["Limitations", description.limitations ?? "–"],
  ["Purpose that must be granted", text(REQUIRED_PURPOSE)],
  ["Legal basis", text(LEGAL_BASIS).replaceAll("_", " ")],
  ["Data uses", html`<ul>${named(DATA_USES)}</ul>`],
  ["Kinds of data", html`<ul>${named(DATA_CATEGORIES)}</ul>`],
  ["Of whom", listProperty(contract, DATA_SUBJECTS).join(", ")],
  ["Who gets it", listProperty(contract, RECIPIENTS).join(", ")],
  ["Registry subject", html`<code>${text(REGISTRY_SUBJECT)}</code>`],
])}
<h2>Service levels</h2>
${table(
  "Service levels",
  ["Property", "Value", "Meaning"],
  contract.slaProperties.map(({ property, value, unit, description: meaning }) => [
    property,
    `${String(value)} ${unit ?? ""}`,
    meaning ?? "",
  ]),
)}
<h2>Fields</h2>
${table("Fields", ["Field", "Type", "Required", "Meaning", "Protection", "Example"], fieldRows(contract))}
<h2>Quality</h2>
${table("Quality rules", ["Rule", "Where", "Promise"], qualityRows(contract))}`,
  );
}

const fieldRows = (contract: OdcsContract): readonly (readonly (string | Html)[])[] =>
  allProperties(contract).map(({ path, property }) => {
    const handling = handlingOf(property);
    const category = textProperty(property, DATA_CATEGORY);
    return [
      html`<code>${path.split(".").slice(1).join(".")}</code>`,
      html`${typeText(property)}<br><span class="dim">${boundsText(property)}</span>`,
      property.required === true ? "yes" : "no",
      property.description ?? "",
      [property.classification, handling, category === undefined ? null : fidesName(category)]
        .filter((word) => word !== undefined && word !== null)
        .join(", "),
      property.examples?.[0] === undefined ? "" : html`<code>${JSON.stringify(property.examples[0])}</code>`,
    ];
  });

const typeText = ({ logicalType, items }: OdcsProperty): string =>
  items === undefined ? logicalType : `${logicalType} of ${items.logicalType}`;

const boundsText = ({ logicalTypeOptions = {} }: OdcsProperty): string =>
  Object.entries(logicalTypeOptions)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(", ");

const qualityRows = (contract: OdcsContract): readonly (readonly (string | Html)[])[] =>
  placedRules(contract).map(({ path, rule }) => [
    ruleName(rule).replaceAll("_", " "),
    html`<code>${path}</code>`,
    `${typeof rule.description === "string" ? rule.description : kindOf(rule)} ${promisedBy(rule)?.text ?? ""}`.trim(),
  ]);
