import { createRoute, z } from "@hono/zod-openapi";
import { createContractLibrary } from "../../../adapters/contract-store/d1-contract-library.ts";
import type { App } from "../../../http/app.ts";
import { bearerSecurity, problemResponses } from "../../../http/openapi.ts";
import { problem } from "../../../http/problem.ts";
import type { GovernanceEnv } from "../env.ts";
import { contractPath, documentContent, writtenContractSchema } from "./contract-schema.ts";
import { contractTag, matchesTag } from "./contract-tag.ts";
import { receiveDocument } from "./receive-document.ts";
import { storeDocument } from "./store-document.ts";
import { writeAccess } from "./write-access.ts";

const written = { "application/json": { schema: writtenContractSchema } };

const route = createRoute({
  method: "put",
  path: "/v1/contracts/{id}",
  tags: ["contracts"],
  summary: "Make or change a data contract",
  description:
    "A change needs If-Match with the ETag that was read. A contract in force takes compatible changes with a higher version; a breaking one is refused with its reasons. A status in the document is not read: transitions change it. An equal document changes nothing.",
  security: bearerSecurity,
  middleware: [...writeAccess] as const,
  request: {
    params: contractPath,
    headers: z.object({ "if-match": z.string().optional(), "if-none-match": z.string().optional() }),
    body: { required: true, content: documentContent },
  },
  responses: {
    200: { description: "Changed, or equal already", content: written },
    201: { description: "Made", content: written },
    ...problemResponses(400, 401, 403, 409, 412, 413, 415, 422, 428, 429),
  },
});

export function putContract(app: App<GovernanceEnv>): void {
  app.openapi(route, async (c) => {
    const { id } = c.req.valid("param");
    const received = await receiveDocument(c);
    if (received instanceof Response) return received;
    if (received.contract.id !== id)
      return problem(c, "invalid_request", "Send the document of the contract that the path names.", {
        errors: [{ field: "id", detail: "differs from the path's" }],
      });
    const current = await createContractLibrary(c.env.GOVERNANCE_DB).find(id);
    const tag = current === null ? null : contractTag(current);
    const { "if-match": ifMatch, "if-none-match": ifNoneMatch } = c.req.valid("header");
    const required = matchesTag(ifMatch, tag);
    if (required === "mismatch" || matchesTag(ifNoneMatch, tag) === "match")
      return problem(c, "precondition_failed", "Read the contract again, then repeat the change on what it is now.");
    if (current !== null && required === "absent")
      return problem(c, "precondition_required", "Read the contract, then send its ETag as If-Match.");
    const stored = await storeDocument(c, received, current);
    if (stored instanceof Response) return stored;
    const headers = { etag: contractTag(stored.contract) };
    return current === null ? c.json(stored, 201, headers) : c.json(stored, 200, headers);
  });
}
