import { clicksPerItem, endOfWindow, sessionCountOf } from "../../core/evaluation/click-log.ts";
import { type Comparison, comparePlaces } from "../../core/evaluation/compare-places.ts";
import { GrowingColumn } from "../../core/evaluation/growing-column.ts";
import { ItemVocabulary } from "../../core/evaluation/item-vocabulary.ts";
import type { Predictor } from "../../core/evaluation/predictor.ts";
import { LIST_LENGTH, type Summary, SummaryBuilder } from "../../core/evaluation/summary.ts";
import type { TrainingSet } from "../../core/evaluation/training-set.ts";
import { startProgress } from "../progress.ts";
import type { Options } from "./options.ts";
import { PredictionsReader, PredictionsWriter } from "./predictions-file.ts";
import { readCases } from "./read-cases.ts";
import { readCategories } from "./read-categories.ts";
import { readTraining } from "./read-training.ts";
import { configureStrategy } from "./strategies.ts";

const MS_PER_SECOND = 1_000;
const MICROS_PER_MS = 1_000;

/** What a run found, with what it was run on. */
export interface EvaluationReport {
  readonly strategy: string;
  readonly parameters: { readonly [name: string]: unknown };
  readonly training: {
    readonly sessions: number;
    readonly clicks: number;
    readonly items: number;
    readonly seconds: number;
  };
  readonly summary: Summary;
  /** Against the lists of `--compare`; `null` without it. */
  readonly comparison: Comparison | null;
}

/** Reads, trains, predicts and measures, with progress on standard error. Throws `InputError` for what the files hold. */
export async function runEvaluation(options: Options): Promise<EvaluationReport> {
  const strategy = configureStrategy(options.strategy, options.parameters);
  const categories = options.categories === null ? new Map<string, string>() : await readCategories(options.categories);
  const vocabulary = new ItemVocabulary();
  const log = await readTraining(options.train, vocabulary);
  const cases = Math.min(options.limitCases, await countCases(options.test));

  const training = startProgress("Training", 1, process.stderr);
  const startedAt = performance.now();
  const predict = await strategy.train({ log, vocabulary, categories });
  const seconds = (performance.now() - startedAt) / MS_PER_SECOND;
  const [sessions, clicks, items] = [sessionCountOf(log), log.items.length, log.itemCount];
  training.finish(
    `${options.strategy}: ${sessions.toLocaleString("en")} sessions, ${clicks.toLocaleString("en")} clicks`,
  );

  const { summary, comparison } = await predictAll(options, { log, vocabulary, categories }, predict, cases);
  return {
    strategy: options.strategy,
    parameters: strategy.parameters,
    training: { sessions, clicks, items, seconds },
    summary,
    comparison,
  };
}

/** Counts the test's cases, and so finds what is wrong with the file before any training. */
async function countCases(file: string): Promise<number> {
  let count = 0;
  for await (const _ of readCases(file, new ItemVocabulary(), 0)) count++;
  return count;
}

async function predictAll(
  { test, predictions, compare, limitCases }: Options,
  { log, vocabulary }: TrainingSet,
  predict: Predictor,
  cases: number,
): Promise<{ readonly summary: Summary; readonly comparison: Comparison | null }> {
  const builder = new SummaryBuilder(clicksPerItem(log));
  const writer = predictions === null ? null : new PredictionsWriter(predictions);
  const other = compare === null ? null : new PredictionsReader(compare);
  const theirs = new GrowingColumn((length) => new Uint8Array(length));
  const progress = startProgress("Predictions", cases, process.stderr);
  let done = 0;
  for await (const { target, ...situation } of readCases(test, vocabulary, endOfWindow(log))) {
    if (done === cases) break;
    const askedAt = performance.now();
    const list = predict(situation, LIST_LENGTH);
    builder.add(list, target, (performance.now() - askedAt) * MICROS_PER_MS);
    await writer?.write(list.slice(0, LIST_LENGTH).map((item) => vocabulary.idOf(item)));
    if (other !== null) theirs.push((await other.next()).slice(0, LIST_LENGTH).indexOf(vocabulary.idOf(target)) + 1);
    progress.update(++done);
  }
  await writer?.close();
  await other?.close(limitCases === Number.POSITIVE_INFINITY);
  progress.finish(`${done.toLocaleString("en")} cases`);
  return {
    summary: builder.summary(),
    comparison: other === null ? null : comparePlaces(builder.places(), theirs.toArray()),
  };
}
