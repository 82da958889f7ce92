import type { LakePort } from "../../adapters/lake/port.ts";
import { createLake } from "../../adapters/lake/r2-lake.ts";
import { contractOf } from "../../core/contracts/catalogue.ts";
import type { IngestEnv } from "./env.ts";

export const lakeOf = (env: Pick<IngestEnv, "LAKE" | "LAKE_PARTITION">): LakePort =>
  createLake(env.LAKE, env.LAKE_PARTITION, (type) => contractOf(type)?.avro ?? null);
