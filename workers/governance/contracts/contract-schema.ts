import { z } from "@hono/zod-openapi";
import { CONTRACT_ID } from "../../../core/contracts/document/contract-limits.ts";
import { CONTRACT_STATUSES } from "../../../core/contracts/lifecycle.ts";

export const contractPath = z.object({
  id: z.string().regex(CONTRACT_ID, "must be a contract's id").openapi({ example: "nearshelf.events.order_completed" }),
});

/** Where a contract stands, as lists and answers to changes tell it. */
export const contractHeadSchema = z
  .object({
    id: z.string(),
    status: z.enum(CONTRACT_STATUSES),
    version: z.string(),
    revision: z.int().describe("0 for a file of the deployment that nobody changed."),
    eventType: z.string().nullable(),
    domain: z.string().nullable(),
    sha256: z.string().describe("Of the document without its status, names in order."),
  })
  .openapi("ContractHead");

export const changeSchema = z
  .object({
    level: z.enum(["breaking", "compatible", "editorial"]),
    kind: z.string().describe("Stable, e.g. `field_removed`."),
    path: z.string(),
    message: z.string(),
    before: z.any(),
    after: z.any(),
  })
  .openapi("ContractChange");

export const faultSchema = z
  .object({ path: z.string(), detail: z.string(), rule: z.string() })
  .openapi("ContractFault");

/** What a write of a document answers. */
export const writtenContractSchema = z
  .object({
    contract: contractHeadSchema,
    changes: z.array(changeSchema),
    faults: z.array(faultSchema).describe("What keeps a draft from becoming active."),
  })
  .openapi("WrittenContract");

/** A document as ODCS 3.1 has it; its shape is the official schema's to say. */
const odcsDocument = {
  type: "object",
  description: "An Open Data Contract Standard 3.1 document.",
  externalDocs: { url: "https://bitol-io.github.io/open-data-contract-standard/v3.1.0/" },
} as const;

/** The same where it is answered: requests of this shape are read by us and not by zod. */
export const documentSchema = z.any().openapi({ ...odcsDocument });

export const documentContent = {
  "application/json": { schema: odcsDocument },
  "application/yaml": { schema: { type: "string", description: "The same as YAML." } },
} as const;
