import { z } from "@hono/zod-openapi";
import type { JsonValue } from "../../../core/json.ts";

const json: z.ZodType<JsonValue> = z.any();

/** A training's report: what later trainings and people read of it is named, the rest is kept as it is. */
export const trainingReportSchema = z
  .object({
    window: z.object({ from: z.iso.datetime(), to: z.iso.datetime() }),
    counts: z.object({ items: z.int().min(0), sessions: z.int().min(0), clicks: z.int().min(0) }).catchall(json),
    gate: z
      .object({ decision: z.enum(["promote", "keep_active"]), reason: z.string(), against: z.string().nullable() })
      .catchall(json),
  })
  .catchall(json)
  .openapi("TrainingReport", {
    description:
      "Data window, counts, parameters, everything that was judged and what was chosen, the promotion gate's verdict, durations in milliseconds, bytes.",
  });

export const modelSchema = z
  .object({ version: z.string(), bytes: z.int(), report: z.any().describe("Its training's report.") })
  .openapi("Model");
