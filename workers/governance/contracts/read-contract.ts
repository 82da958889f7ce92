import { createRoute, z } from "@hono/zod-openapi";
import { accepts } from "hono/accepts";
import { createContractLibrary } from "../../../adapters/contract-store/d1-contract-library.ts";
import { yamlOf } from "../../../core/contracts/document/write-document.ts";
import type { App } from "../../../http/app.ts";
import { requires } from "../../../http/auth/authenticate.ts";
import { keySecurity, problemResponses } from "../../../http/openapi.ts";
import type { GovernanceEnv } from "../env.ts";
import { contractPath, documentContent } from "./contract-schema.ts";
import { contractTag, matchesTag } from "./contract-tag.ts";
import { noSuchContract } from "./no-such-contract.ts";

const route = createRoute({
  method: "get",
  path: "/v1/contracts/{id}",
  tags: ["contracts"],
  summary: "Read a data contract",
  description:
    "The document, as JSON or, where Accept prefers it, as YAML. Its ETag is what a change sends as If-Match.",
  security: keySecurity,
  middleware: [requires<GovernanceEnv>("contracts:read")] as const,
  request: { params: contractPath, headers: z.object({ "if-none-match": z.string().optional() }) },
  responses: {
    200: { description: "The document", content: documentContent },
    304: { description: "Unchanged" },
    ...problemResponses(401, 403, 404, 422),
  },
});

export function readContract(app: App<GovernanceEnv>): void {
  app.openapi(route, async (c) => {
    const found = await createContractLibrary(c.env.GOVERNANCE_DB).find(c.req.valid("param").id);
    if (found === null) return noSuchContract(c);
    const headers = { etag: contractTag(found), "cache-control": "private, no-cache", vary: "accept" };
    if (matchesTag(c.req.valid("header")["if-none-match"], contractTag(found)) === "match")
      return c.body(null, 304, headers);
    const supports = ["application/json", "application/yaml"];
    const type = accepts(c, { header: "Accept", supports, default: "application/json" });
    return type === "application/yaml"
      ? c.body(yamlOf(found.document), 200, { ...headers, "content-type": "application/yaml; charset=utf-8" })
      : c.json(found.document, 200, headers);
  });
}
