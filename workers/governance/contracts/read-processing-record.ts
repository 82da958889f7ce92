import { createRoute } from "@hono/zod-openapi";
import { accepts } from "hono/accepts";
import { processingRecord } from "../../../core/contracts/processing-record/processing-record.ts";
import { recordCsv, recordMarkdown } from "../../../core/contracts/processing-record/record-text.ts";
import type { App } from "../../../http/app.ts";
import { requires } from "../../../http/auth/authenticate.ts";
import { keySecurity, problemResponses } from "../../../http/openapi.ts";
import type { GovernanceEnv } from "../env.ts";
import { contractsInForce } from "./contracts-in-force.ts";
import { responsibleOf } from "./responsible.ts";

const text = { schema: { type: "string" } } as const;

const route = createRoute({
  method: "get",
  path: "/v1/contracts/processing-record",
  tags: ["contracts"],
  summary: "Read the record of processing activities",
  description:
    "GDPR art. 30, made from the contracts in force: purposes, people, categories of personal data, recipients, retention, security measures. As JSON, Markdown or CSV by Accept.",
  security: keySecurity,
  middleware: [requires<GovernanceEnv>("contracts:read")] as const,
  responses: {
    200: {
      description: "The record",
      content: { "application/json": { schema: { type: "object" } }, "text/markdown": text, "text/csv": text },
    },
    ...problemResponses(401, 403),
  },
});

export function readProcessingRecord(app: App<GovernanceEnv>): void {
  app.openapi(route, async (c) => {
    const contracts = await contractsInForce(c.env.GOVERNANCE_DB);
    const record = processingRecord(
      contracts.map(({ contract }) => contract),
      responsibleOf(c.env),
    );
    const supports = ["application/json", "text/markdown", "text/csv"];
    const type = accepts(c, { header: "Accept", supports, default: "application/json" });
    const headers = { "content-type": `${type}; charset=utf-8`, "cache-control": "private, no-cache", vary: "accept" };
    if (type === "text/markdown") return c.body(recordMarkdown(record), 200, headers);
    if (type === "text/csv") return c.body(recordCsv(record), 200, headers);
    return c.body(JSON.stringify(record), 200, headers);
  });
}
