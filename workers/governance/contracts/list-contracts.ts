import { createRoute, z } from "@hono/zod-openapi";
import { createContractLibrary } from "../../../adapters/contract-store/d1-contract-library.ts";
import { avroOfContract } from "../../../core/contracts/avro-of-contract.ts";
import { REQUIRED_PURPOSE } from "../../../core/contracts/contract-properties.ts";
import { textProperty } from "../../../core/contracts/custom-property.ts";
import { CONTRACT_ID } from "../../../core/contracts/document/contract-limits.ts";
import { CONTRACT_STATUSES } from "../../../core/contracts/lifecycle.ts";
import type { App } from "../../../http/app.ts";
import { requires } from "../../../http/auth/authenticate.ts";
import { keySecurity, problemResponses } from "../../../http/openapi.ts";
import type { GovernanceEnv } from "../env.ts";
import { contractHeadSchema } from "./contract-schema.ts";

const PAGE_DEFAULT_CONTRACTS = 50;
const PAGE_MAX_CONTRACTS = 100;
/** Longest value of a filter, in characters. */
const FILTER_MAX_CHARS = 128;

const route = createRoute({
  method: "get",
  path: "/v1/contracts",
  tags: ["contracts"],
  summary: "List data contracts",
  description:
    "Open Data Contract Standard 3.1 documents with the Avro schema of their payload, in order of id. Pass `next` as `cursor` until it is null.",
  security: keySecurity,
  middleware: [requires<GovernanceEnv>("contracts:read")] as const,
  request: {
    query: z.strictObject({
      key: z.string().optional(),
      status: z.enum(CONTRACT_STATUSES).optional(),
      domain: z.string().max(FILTER_MAX_CHARS).optional(),
      eventType: z.string().max(FILTER_MAX_CHARS).optional(),
      cursor: z.string().regex(CONTRACT_ID, "give a page's `next` as it was").optional(),
      limit: z.coerce.number().int().min(1).max(PAGE_MAX_CONTRACTS).default(PAGE_DEFAULT_CONTRACTS),
    }),
  },
  responses: {
    200: {
      description: "A page",
      content: {
        "application/json": {
          schema: z.object({
            contracts: z.array(
              contractHeadSchema.extend({
                type: z.string().describe("The event type, or the id where it describes no event."),
                requiredPurpose: z.string().nullable(),
                contract: z.any(),
                avro: z.any(),
              }),
            ),
            next: z.string().nullable(),
          }),
        },
      },
    },
    ...problemResponses(401, 403, 422),
  },
});

export function listContracts(app: App<GovernanceEnv>): void {
  app.openapi(route, async (c) => {
    const { status, domain, eventType, cursor, limit } = c.req.valid("query");
    const library = createContractLibrary(c.env.GOVERNANCE_DB);
    const matching = (await library.heads()).filter(
      (head) =>
        (cursor === undefined || head.id > cursor) &&
        (status === undefined || head.status === status) &&
        (eventType === undefined || head.eventType === eventType) &&
        (domain === undefined || head.domain === domain),
    );
    const page = await library.read(matching.slice(0, limit).map(({ id }) => id));
    const next = matching.length > limit ? (matching[limit - 1]?.id ?? null) : null;
    const contracts = page.map(({ document, contract, ...head }) => ({
      ...head,
      type: head.eventType ?? head.id,
      requiredPurpose: textProperty(contract, REQUIRED_PURPOSE) ?? null,
      contract: document,
      avro: head.eventType === null ? null : avroOfContract(contract),
    }));
    return c.json({ contracts, next }, 200, { "cache-control": "private, no-cache" });
  });
}
