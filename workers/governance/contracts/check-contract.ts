import { createRoute, z } from "@hono/zod-openapi";
import { createContractLibrary } from "../../../adapters/contract-store/d1-contract-library.ts";
import { documentDigest } from "../../../adapters/contract-store/document-digest.ts";
import { reviewContract } from "../../../core/contracts/review-contract.ts";
import type { App } from "../../../http/app.ts";
import { keySecurity, problemResponses } from "../../../http/openapi.ts";
import type { GovernanceEnv } from "../env.ts";
import { headOf } from "./append-revision.ts";
import { changeSchema, contractHeadSchema, documentContent, faultSchema } from "./contract-schema.ts";
import { receiveDocument } from "./receive-document.ts";
import { checkAccess } from "./write-access.ts";

const route = createRoute({
  method: "post",
  path: "/v1/contracts/check",
  tags: ["contracts"],
  summary: "Tell what a document would change",
  description: "Changes nothing: what a PUT of the document would mean for the contract of its id as it stands.",
  security: keySecurity,
  middleware: [...checkAccess] as const,
  request: { body: { required: true, content: documentContent } },
  responses: {
    200: {
      description: "The review",
      content: {
        "application/json": {
          schema: z
            .object({
              id: z.string(),
              against: contractHeadSchema.nullable().describe("The contract as it stands; null where there is none."),
              equal: z.boolean(),
              breaking: z.boolean(),
              refusal: z
                .enum(["retired", "rules_broken", "breaking_change", "version_not_raised"])
                .nullable()
                .describe("Why a PUT would be refused."),
              faults: z.array(faultSchema).describe("What keeps the document from being active."),
              changes: z.array(changeSchema),
            })
            .openapi("ContractReview"),
        },
      },
    },
    ...problemResponses(400, 401, 403, 413, 415, 422, 429),
  },
});

export function checkDocument(app: App<GovernanceEnv>): void {
  app.openapi(route, async (c) => {
    const received = await receiveDocument(c);
    if (received instanceof Response) return received;
    const { document, contract } = received;
    const current = await createContractLibrary(c.env.GOVERNANCE_DB).find(contract.id);
    const equal = current !== null && current.sha256 === (await documentDigest(document));
    const { faults, changes, breaking, refusal } = reviewContract(current, contract, equal);
    const against = current === null ? null : headOf(current);
    return c.json(
      { id: contract.id, against, equal, breaking, refusal, faults: [...faults], changes: [...changes] },
      200,
    );
  });
}
