import type { ProcessingRecord } from "./processing-record.ts";
import { RECORD_COLUMNS } from "./record-columns.ts";

/** A spreadsheet would run a cell that begins so (CWE-1236). */
const FORMULA = /^[=+\-@\t\r]/;

const csvCell = (text: string): string => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** The record as CSV (RFC 4180), an activity a row. */
export const recordCsv = ({ activities }: ProcessingRecord): string =>
  `${[
    RECORD_COLUMNS.map(([title]) => csvCell(title)),
    ...activities.map((activity) => RECORD_COLUMNS.map(([, values]) => csvCell(values(activity).join("; ")))),
  ]
    .map((cells) => cells.join(","))
    .join("\r\n")}\r\n`;

const markdownText = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>#|]/g, "\\$&").replaceAll(/\s+/g, " ");

/** The record as Markdown, an activity a section. */
export const recordMarkdown = ({ controller, dataProtectionOfficer, activities }: ProcessingRecord): string =>
  `# Record of processing activities

GDPR art. 30, made from the data contracts in force.

- Controller: ${markdownText(controller ?? "not stated (set CONTROLLER)")}
- Data protection officer: ${markdownText(dataProtectionOfficer ?? "not stated (set DATA_PROTECTION_OFFICER)")}
${activities
  .map(
    (activity) => `
## ${markdownText(activity.name)}

${RECORD_COLUMNS.slice(1)
  .map(([title, values]) => `- **${title}**: ${values(activity).map(markdownText).join("; ")}`)
  .join("\n")}
`,
  )
  .join("")}`;
