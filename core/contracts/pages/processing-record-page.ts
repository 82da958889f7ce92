import type { ProcessingRecord } from "../processing-record/processing-record.ts";
import { RECORD_COLUMNS } from "../processing-record/record-columns.ts";
import { html } from "./html.ts";
import { facts, type PageLinks, pageFrame } from "./page-frame.ts";

/** The record of processing activities for readers. */
export const processingRecordPage = (record: ProcessingRecord, links: PageLinks): string =>
  pageFrame(
    "Record of processing activities",
    links,
    html`<h1>Record of processing activities</h1>
<p>GDPR art. 30, made from the data contracts in force.</p>
${facts([
  ["Controller", record.controller ?? "not stated"],
  ["Data protection officer", record.dataProtectionOfficer ?? "not stated"],
])}
${record.activities.map(
  (activity) => html`<h2>${activity.name}</h2>
${facts(
  RECORD_COLUMNS.slice(1, -1).map(([title, values]) => [
    title,
    html`<ul>${values(activity).map((value) => html`<li>${value}</li>`)}</ul>`,
  ]),
)}
<p>Contracts: ${activity.contracts.map(({ id, name }, index) => html`${index === 0 ? "" : ", "}<a href="${links.contract(id)}">${name}</a>`)}</p>
`,
)}`,
  );
