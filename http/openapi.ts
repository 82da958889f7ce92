import { z } from "@hono/zod-openapi";
import { PROBLEMS } from "./problem.ts";

/** Security of routes that take a key or a back-office token. */
export const keySecurity = [{ bearer: [] }, { key: [] }];
/** Security of routes that only a back-office token or a source key opens. */
export const bearerSecurity = [{ bearer: [] }];

/** Security of the Segment API: the write key is a key of ours, as the user of Basic authentication, in a header, the body or the query. */
export const writeKeySecurity = [{ writeKey: [] }, { writeKeyHeader: [] }, { key: [] }];

export const SECURITY_SCHEMES = {
  writeKey: { type: "http", scheme: "basic", description: "A key as the user name, no password." },
  writeKeyHeader: { type: "apiKey", in: "header", name: "x-write-key", description: "A key." },
  bearer: { type: "http", scheme: "bearer", description: "A key (pk_…, sk_…) or a back-office token." },
  key: { type: "apiKey", in: "query", name: "key", description: "A publishable key, where a header cannot be set." },
} as const;

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().describe("Stable; switch on this."),
    detail: z.string().describe("What to do."),
    requestId: z.string(),
    errors: z.array(z.object({ field: z.string(), detail: z.string() })).optional(),
  })
  .openapi("Problem", { description: "RFC 9457 problem details." });

/** OpenAPI responses for the given statuses, each naming the stable codes it may carry. */
export function problemResponses(...statuses: number[]) {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: Object.entries(PROBLEMS)
          .filter(([, [of]]) => of === status)
          .map(([code]) => `\`${code}\``)
          .join(", "),
        content: { "application/problem+json": { schema: problemSchema } },
      },
    ]),
  );
}
