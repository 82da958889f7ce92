import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ReadContract } from "../../core/contracts/document/read-contract.ts";
import { isContractStatus, isServed } from "../../core/contracts/lifecycle.ts";
import { contractIndexPage } from "../../core/contracts/pages/contract-index-page.ts";
import { contractPage } from "../../core/contracts/pages/contract-page.ts";
import type { PageLinks } from "../../core/contracts/pages/page-frame.ts";
import { processingRecordPage } from "../../core/contracts/pages/processing-record-page.ts";
import { processingRecord } from "../../core/contracts/processing-record/processing-record.ts";
import { recordCsv, recordMarkdown } from "../../core/contracts/processing-record/record-text.ts";

const LINKS: PageLinks = {
  index: "index.html",
  record: "processing-record.html",
  contract: (id) => `${encodeURIComponent(id)}.html`,
};

/** Writes a page for each contract, their list, and the record of processing as page, Markdown and CSV; answers the files' number. */
export function writeDocs(contracts: readonly ReadContract[], folder: string): number {
  mkdirSync(folder, { recursive: true });
  const inForce = contracts
    .map(({ contract }) => contract)
    .filter(({ status }) => isContractStatus(status) && isServed(status));
  const record = processingRecord(inForce, { controller: null, dataProtectionOfficer: null });
  const listed = contracts.map(({ contract }) => ({ contract, status: contract.status }));
  const files: readonly (readonly [name: string, text: string])[] = [
    [LINKS.index, contractIndexPage(listed, LINKS)],
    [LINKS.record, processingRecordPage(record, LINKS)],
    ["processing-record.md", recordMarkdown(record)],
    ["processing-record.csv", recordCsv(record)],
    ...listed.map(
      ({ contract, status }) => [LINKS.contract(contract.id), contractPage(contract, status, LINKS)] as const,
    ),
  ];
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  return files.length;
}
