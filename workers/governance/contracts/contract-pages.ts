import type { Context } from "hono";
import { createContractLibrary } from "../../../adapters/contract-store/d1-contract-library.ts";
import { isServed } from "../../../core/contracts/lifecycle.ts";
import { contractIndexPage } from "../../../core/contracts/pages/contract-index-page.ts";
import { contractPage } from "../../../core/contracts/pages/contract-page.ts";
import { PAGE_CONTENT_SECURITY_POLICY, type PageLinks } from "../../../core/contracts/pages/page-frame.ts";
import { processingRecordPage } from "../../../core/contracts/pages/processing-record-page.ts";
import { processingRecord } from "../../../core/contracts/processing-record/processing-record.ts";
import type { App } from "../../../http/app.ts";
import type { GovernanceEnv } from "../env.ts";
import { contractsInForce } from "./contracts-in-force.ts";
import { noSuchContract } from "./no-such-contract.ts";
import { responsibleOf } from "./responsible.ts";

/** How long a page may be cached, in seconds: a change shows within it. */
const PAGE_MAX_AGE_S = 60;

const LINKS: PageLinks = {
  index: "/docs/contracts",
  record: "/docs/contracts/processing-record",
  contract: (id) => `/docs/contracts/${encodeURIComponent(id)}`,
};

/** Readable pages of the contracts in force, open like the API reference: drafts, retired contracts and people's names are not shown. */
export function contractPages(app: App<GovernanceEnv>): void {
  app.get(LINKS.index, async (c) => page(c, contractIndexPage(await contractsInForce(c.env.GOVERNANCE_DB), LINKS)));
  app.get(LINKS.record, async (c) => {
    const contracts = await contractsInForce(c.env.GOVERNANCE_DB);
    const record = processingRecord(
      contracts.map(({ contract }) => contract),
      responsibleOf(c.env),
    );
    return page(c, processingRecordPage(record, LINKS));
  });
  app.get("/docs/contracts/:id", async (c) => {
    const found = await createContractLibrary(c.env.GOVERNANCE_DB).find(c.req.param("id"));
    return found === null || !isServed(found.status)
      ? noSuchContract(c)
      : page(c, contractPage(found.contract, found.status, LINKS));
  });
}

const page = (c: Context, text: string): Response =>
  c.html(text, 200, {
    "cache-control": `public, max-age=${PAGE_MAX_AGE_S}`,
    "content-security-policy": PAGE_CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
  }) as Response;
