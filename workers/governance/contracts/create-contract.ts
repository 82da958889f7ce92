import { createRoute } from "@hono/zod-openapi";
import { createContractLibrary } from "../../../adapters/contract-store/d1-contract-library.ts";
import type { App } from "../../../http/app.ts";
import { bearerSecurity, problemResponses } from "../../../http/openapi.ts";
import { problem } from "../../../http/problem.ts";
import type { GovernanceEnv } from "../env.ts";
import { documentContent, writtenContractSchema } from "./contract-schema.ts";
import { contractTag } from "./contract-tag.ts";
import { receiveDocument } from "./receive-document.ts";
import { storeDocument } from "./store-document.ts";
import { writeAccess } from "./write-access.ts";

const route = createRoute({
  method: "post",
  path: "/v1/contracts",
  tags: ["contracts"],
  summary: "Make a data contract",
  description:
    "The document begins as a draft, whatever status it names: a transition makes it active. Limits: 256 KiB, 24 levels.",
  security: bearerSecurity,
  middleware: [...writeAccess] as const,
  request: { body: { required: true, content: documentContent } },
  responses: {
    201: { description: "Made", content: { "application/json": { schema: writtenContractSchema } } },
    ...problemResponses(400, 401, 403, 409, 413, 415, 422, 429),
  },
});

export function createContract(app: App<GovernanceEnv>): void {
  app.openapi(route, async (c) => {
    const received = await receiveDocument(c);
    if (received instanceof Response) return received;
    const { id } = received.contract;
    if ((await createContractLibrary(c.env.GOVERNANCE_DB).find(id)) !== null)
      return problem(c, "conflict", "A contract of this id exists. Read it, then PUT the document with If-Match.");
    const written = await storeDocument(c, received, null);
    if (written instanceof Response) return written;
    return c.json(written, 201, { etag: contractTag(written.contract), location: `/v1/contracts/${id}` });
  });
}
