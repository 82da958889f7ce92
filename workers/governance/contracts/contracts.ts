import type { App } from "../../../http/app.ts";
import type { GovernanceEnv } from "../env.ts";
import { checkDocument } from "./check-contract.ts";
import { contractPages } from "./contract-pages.ts";
import { createContract } from "./create-contract.ts";
import { listContracts } from "./list-contracts.ts";
import { listVersions } from "./list-versions.ts";
import { moveContract } from "./move-contract.ts";
import { putContract } from "./put-contract.ts";
import { readContract } from "./read-contract.ts";
import { readJsonSchema } from "./read-json-schema.ts";
import { readProcessingRecord } from "./read-processing-record.ts";
import { readVersion } from "./read-version.ts";

/** Data contracts; words in the address before ids. */
export function contracts(app: App<GovernanceEnv>): void {
  listContracts(app);
  createContract(app);
  checkDocument(app);
  readProcessingRecord(app);
  readContract(app);
  putContract(app);
  moveContract(app);
  listVersions(app);
  readVersion(app);
  readJsonSchema(app);
  contractPages(app);
}
