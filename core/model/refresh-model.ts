import type { Kernels } from "../kernels.ts";
import { categoryNumbers } from "../ranker/category-statistics.ts";
import type { LearnedModel } from "../ranker/learned-ranker.ts";
import { buildTables } from "../ranker/ranker-tables.ts";
import type { Lead } from "../recommend/lead.ts";
import { readContainer } from "./container.ts";
import { readLearned } from "./learned-sections.ts";
import { refreshEmbedding } from "./refresh-embedding.ts";
import { Sections } from "./section-access.ts";
import { MODEL_FORMAT } from "./sections.ts";
import type { SessionLog } from "./session-log.ts";
import { partsOf, readLead } from "./snapshot-reader.ts";
import { stringAt } from "./string-table.ts";
import { type Recipe, writeModel } from "./train.ts";

/**
 * A snapshot of `log` with what `before`, a snapshot that opens, has learned: the same weights, trees and vectors, and everything
 * that is counted (sessions, postings, popularity, transitions, statistics) counted anew. Items that are new get a vector from those
 * that they are met with. Seconds for a million clicks, where learning takes minutes.
 */
export function refreshModel(
  before: ArrayBuffer,
  log: SessionLog,
  { parameters, categories }: Pick<Recipe, "parameters" | "categories">,
  kernels: Kernels,
): ArrayBuffer {
  const old = learnedOf(before);
  if (old === null) return writeModel(log, parameters, null);
  const { tables, weights } = old.model;
  const clicks = { itemCount: log.itemIds.length, starts: log.starts, items: log.items };
  // Weights fit the features that they were learned with: categories only where there were categories.
  const numbers = tables.categories === null ? null : categoriesNow(log, old, tables.categories.ofItem, categories);
  const embedding = tables.embedding === null ? null : refreshEmbedding(log, old.ids, tables.embedding, kernels);
  return writeModel(
    log,
    parameters,
    {
      tables: buildTables(clicks, numbers, embedding, parameters.sessionsPerItem),
      weights,
    },
    old.lead,
  );
}

interface OldModel {
  readonly model: LearnedModel;
  readonly lead: Lead;
  /** Numbers of its items by id. */
  readonly ids: ReadonlyMap<string, number>;
}

/** `null`: it has learned no ranking, or one that this reader does not know. */
function learnedOf(snapshot: ArrayBuffer): OldModel | null {
  const container = readContainer(MODEL_FORMAT, snapshot);
  if (!container.ok) throw new Error(`a snapshot that opened before does not now: ${container.reason.code}`);
  const sections = new Sections(container.value);
  const parts = partsOf(sections);
  const model = readLearned(sections, parts);
  if (model === null) return null;
  const table = { offsets: parts.idOffsets, bytes: parts.idBytes };
  return {
    model,
    lead: readLead(sections),
    ids: new Map(Array.from(parts.popularity, (_, item) => [stringAt(table, item), item])),
  };
}

/** As the catalog says now; without a catalog as the old model knew them, and those of new items unknown. */
function categoriesNow(
  { itemIds }: SessionLog,
  { ids }: OldModel,
  ofItem: Uint32Array,
  categories: Recipe["categories"],
): Uint32Array | null {
  if (categories !== null) return categoryNumbers(itemIds, categories);
  const known = new Map<string, string>();
  for (const id of itemIds) {
    const item = ids.get(id);
    if (item !== undefined) known.set(id, String(ofItem[item]));
  }
  return categoryNumbers(itemIds, known);
}
