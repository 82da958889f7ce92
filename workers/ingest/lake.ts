import type { LakePort } from "../../adapters/lake/port.ts";
import { createLake } from "../../adapters/lake/r2-lake.ts";
import { payloadSchemaOf } from "./contracts/payload-schema.ts";
import type { IngestEnv } from "./env.ts";

type LakeBindings = Pick<IngestEnv, "LAKE" | "LAKE_PARTITION" | "GOVERNANCE_DB">;

/** One lake per isolate: it remembers compiled schemas and the dates it has made known. */
const lakes = new WeakMap<LakeBindings, LakePort>();

export function lakeOf(env: LakeBindings): LakePort {
  const known = lakes.get(env);
  if (known !== undefined) return known;
  const lake = createLake(env.LAKE, env.LAKE_PARTITION, (type, dataSchema) => payloadSchemaOf(env, type, dataSchema));
  lakes.set(env, lake);
  return lake;
}
