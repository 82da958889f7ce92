import { ISOLATE_RANKER } from "../../core/model/isolate-plan.ts";
import { DEFAULT_PARAMETERS } from "../../core/model/parameters.ts";
import { train } from "../../core/model/train.ts";
import { demoProducts } from "../../demo/catalog.ts";
import { learnedSnapshot } from "./cached-snapshot.ts";
import { demonstrationLog } from "./demonstration-log.ts";

/** `strategies`: without a learned ranking; `ranking`: with one. */
export type ModelKind = "strategies" | "ranking";

/** A model of the demonstration's 217 products and 165,474 clicks, as training makes it. */
export async function demonstrationModel(kind: ModelKind, report: (line: string) => void): Promise<ArrayBuffer> {
  const log = await demonstrationLog();
  if (kind === "strategies") return train(log, DEFAULT_PARAMETERS);
  const categories = new Map(demoProducts().map(({ id, category }) => [id, category]));
  return learnedSnapshot("demonstration", log, categories, ISOLATE_RANKER, report);
}
