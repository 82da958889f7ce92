import { join } from "node:path";
import { expect, it } from "vitest";
import { clicksPerItem } from "../../core/evaluation/click-log.ts";
import { ItemVocabulary } from "../../core/evaluation/item-vocabulary.ts";
import { LIST_LENGTH, SummaryBuilder } from "../../core/evaluation/summary.ts";
import { readCases } from "./read-cases.ts";
import { readTraining } from "./read-training.ts";
import { sharedData } from "./shared-data.ts";
import { configureStrategy } from "./strategies.ts";

/** Serenade on its own example, last item left out, at its example's parameters; its README prints 0.3277 and 0.6402. */
const SERENADE = { cases: 931, mrr: 0.3264, hitRate: 0.6423, tolerance: 0.005 };
const PARAMETERS = '{"m_most_recent_sessions":500,"neighborhood_size_k":50,"max_items_in_session":2,"idf_weighting":1}';

const folder = sharedData("clickstream/serenade-example");

it.skipIf(folder === null)("VMIS-kNN comes within 0.005 of Serenade on its example", async () => {
  const vocabulary = new ItemVocabulary();
  const log = await readTraining(join(folder ?? "", "train.tsv.gz"), vocabulary);
  const predict = await configureStrategy("vmis-knn", PARAMETERS).train({ log, vocabulary, categories: new Map() });
  const builder = new SummaryBuilder(clicksPerItem(log));
  for await (const { target, ...situation } of readCases(join(folder ?? "", "test.tsv.gz"), vocabulary, 0))
    builder.add(predict(situation, LIST_LENGTH), target, 0);
  const { cases, accuracy } = builder.summary();
  expect(cases).toBe(SERENADE.cases);
  expect(Math.abs(accuracy.MRR[20] - SERENADE.mrr)).toBeLessThan(SERENADE.tolerance);
  expect(Math.abs(accuracy.HR[20] - SERENADE.hitRate)).toBeLessThan(SERENADE.tolerance);
});
