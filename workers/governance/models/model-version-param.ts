import { z } from "@hono/zod-openapi";
import { isModelVersion } from "../../../core/model/model-version.ts";

/** The path's `{version}`. */
export const modelVersionParam = z.object({
  version: z
    .string()
    .refine(isModelVersion, "is a time and a checksum, e.g. 20261122T160000Z-1a2b3c4d")
    .openapi({ example: "20261122T160000Z-1a2b3c4d" }),
});
