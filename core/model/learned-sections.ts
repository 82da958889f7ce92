import { countTrees, LEAVES_PER_TREE, TREE_DEPTH, type Trees } from "../ranker/boosted-trees.ts";
import type { CategoryStatistics } from "../ranker/category-statistics.ts";
import { FEATURE_COUNT } from "../ranker/features/feature-names.ts";
import { HOT_COLUMNS } from "../ranker/hot-transitions.ts";
import { WALKS_PER_ITEM } from "../ranker/item-walks.ts";
import type { LearnedModel } from "../ranker/learned-ranker.ts";
import type { SectionArray } from "./container.ts";
import { checkBelow, checkLength, checkOffsets, damaged, type Sections } from "./section-access.ts";
import { type ModelParts, SECTION } from "./sections.ts";

/**
 * What features mean. Weights fit only the features that they were learned for: a snapshot of another generation serves without
 * its learned ranking.
 */
const RANKER_GENERATION = 2;

const S = SECTION.learned;
const C = SECTION.categories;
const E = SECTION.embedding;
const W = SECTION.walks;

/** A learned ranking as sections; `facts` says: generation, features, trees, neighbours an item, dimensions. */
export function learnedSections({ tables, weights }: LearnedModel): Map<number, SectionArray> {
  const { index, statistics, hot, walks, trending, categories, embedding } = tables;
  const { features, thresholds, leaves } = weights.trees;
  const facts = [
    RANKER_GENERATION,
    FEATURE_COUNT,
    countTrees(weights.trees),
    embedding?.neighboursPerItem ?? 0,
    embedding?.dimensions ?? 0,
  ];
  const sections = new Map<number, SectionArray>([
    [S.facts, Uint32Array.from(facts)],
    [S.trailStarts, index.starts],
    [S.trailItems, index.items],
    [S.recentClicks, statistics.recentClicks],
    [S.firstSession, statistics.firstSession],
    [S.lastSession, statistics.lastSession],
    [S.repeatedNext, statistics.repeatedNext],
    [S.repeatedLater, statistics.repeatedLater],
    [S.trending, trending],
    [S.hotOffsets, hot.offsets],
    [S.hotItems, hot.items],
    [S.hotValues, hot.values],
    [W.items, walks.items],
    [W.values, walks.values],
    [W.scales, walks.scales],
    [S.linear, weights.linear],
    [S.treeFeatures, features],
    [S.treeThresholds, thresholds],
    [S.treeLeaves, leaves],
  ]);
  if (categories !== null) {
    for (const name of CATEGORY_COLUMNS) sections.set(C[name], categories[name]);
  }
  if (embedding !== null) {
    const { vectors, scales, distanceWeights, neighbours } = embedding;
    sections.set(E.vectors, new Uint8Array(vectors.buffer, vectors.byteOffset, vectors.length));
    sections.set(E.scales, scales);
    sections.set(E.distanceWeights, distanceWeights);
    sections.set(E.neighbours, neighbours);
  }
  return sections;
}

const CATEGORY_COLUMNS = [
  "ofItem",
  "clicks",
  "recentClicks",
  "nextOffsets",
  "nextCategories",
  "nextShares",
  "trendingOffsets",
  "trending",
] as const satisfies readonly (keyof CategoryStatistics)[];

/** Views over the sections; `null` where there is no learned ranking, or one of another generation. */
export function readLearned(sections: Sections, parts: ModelParts): LearnedModel | null {
  if (!sections.has(S.facts)) return null;
  const [generation, featureCount, treeCount = 0, neighboursPerItem = 0, dimensions = 0] = sections.words(S.facts);
  if (generation !== RANKER_GENERATION || featureCount !== FEATURE_COUNT) return null;
  const floats = (section: number): Float32Array => sections.get(section, Float32Array);
  const bytes = (section: number): Uint8Array => sections.get(section, Uint8Array);
  const model: LearnedModel = {
    tables: {
      index: {
        itemCount: parts.popularity.length,
        starts: sections.words(S.trailStarts),
        items: sections.words(S.trailItems),
        postingOffsets: parts.postings.offsets,
        postings: parts.postings.values,
      },
      statistics: {
        clicks: parts.popularity,
        recentClicks: floats(S.recentClicks),
        firstSession: sections.words(S.firstSession),
        lastSession: sections.words(S.lastSession),
        repeatedNext: floats(S.repeatedNext),
        repeatedLater: floats(S.repeatedLater),
      },
      hot: {
        offsets: sections.words(S.hotOffsets),
        items: sections.words(S.hotItems),
        values: floats(S.hotValues),
      },
      walks: { items: sections.words(W.items), values: bytes(W.values), scales: floats(W.scales) },
      trending: sections.words(S.trending),
      categories: sections.has(C.ofItem) ? readCategories(sections) : null,
      embedding: sections.has(E.vectors)
        ? {
            dimensions,
            neighboursPerItem,
            vectors: signed(bytes(E.vectors)),
            scales: floats(E.scales),
            distanceWeights: floats(E.distanceWeights),
            neighbours: sections.words(E.neighbours),
          }
        : null,
    },
    weights: {
      linear: floats(S.linear),
      trees: {
        features: bytes(S.treeFeatures),
        thresholds: floats(S.treeThresholds),
        leaves: floats(S.treeLeaves),
      },
    },
  };
  check(model, parts, treeCount);
  return model;
}

const signed = (bytes: Uint8Array): Int8Array => new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);

function readCategories(sections: Sections): CategoryStatistics {
  const clicks = sections.get(C.clicks, Float64Array);
  return {
    count: clicks.length,
    clicks,
    recentClicks: sections.get(C.recentClicks, Float64Array),
    ofItem: sections.words(C.ofItem),
    nextOffsets: sections.words(C.nextOffsets),
    nextCategories: sections.words(C.nextCategories),
    nextShares: sections.get(C.nextShares, Float32Array),
    trendingOffsets: sections.words(C.trendingOffsets),
    trending: sections.words(C.trending),
  };
}

/** Everything that ranking follows without looking. */
function check({ tables, weights }: LearnedModel, parts: ModelParts, treeCount: number): void {
  const items = parts.popularity.length;
  const { index, statistics, hot, walks, trending, categories, embedding } = tables;
  checkOffsets(S.trailStarts, index.starts, parts.sessionTimes.length, index.items.length);
  checkBelow(S.trailItems, index.items, items);
  for (const name of ["recentClicks", "firstSession", "lastSession", "repeatedNext", "repeatedLater"] as const) {
    checkLength(S[name], statistics[name], items);
  }
  checkBelow(S.trending, trending, items);
  checkOffsets(S.hotOffsets, hot.offsets, items, hot.items.length);
  checkBelow(S.hotItems, hot.items, items);
  checkLength(S.hotValues, hot.values, hot.items.length * HOT_COLUMNS);
  checkLength(W.items, walks.items, items * WALKS_PER_ITEM);
  checkLength(W.values, walks.values, walks.items.length);
  checkLength(W.scales, walks.scales, items);
  checkBelow(W.items, walks.items, items);
  checkLength(S.linear, weights.linear, FEATURE_COUNT);
  checkTrees(weights.trees, treeCount);
  if (categories !== null) checkCategories(categories, items);
  if (embedding === null) return;
  if (embedding.vectors.length !== items * embedding.dimensions) damaged(E.vectors, "not one vector per item");
  checkLength(E.scales, embedding.scales, items);
  checkLength(E.neighbours, embedding.neighbours, items * embedding.neighboursPerItem);
  checkBelow(E.neighbours, embedding.neighbours, items);
}

function checkTrees({ features, thresholds, leaves }: Trees, count: number): void {
  checkLength(S.treeFeatures, features, count * TREE_DEPTH);
  checkLength(S.treeThresholds, thresholds, features.length);
  checkLength(S.treeLeaves, leaves, count * LEAVES_PER_TREE);
  if (features.some((feature) => feature >= FEATURE_COUNT)) damaged(S.treeFeatures, "an unknown feature");
}

function checkCategories(categories: CategoryStatistics, items: number): void {
  const { count, ofItem, recentClicks, nextOffsets, nextCategories, nextShares, trendingOffsets, trending } =
    categories;
  checkLength(C.ofItem, ofItem, items);
  checkBelow(C.ofItem, ofItem, count);
  checkLength(C.recentClicks, recentClicks, count);
  checkOffsets(C.nextOffsets, nextOffsets, count, nextCategories.length);
  checkBelow(C.nextCategories, nextCategories, count);
  checkLength(C.nextShares, nextShares, nextCategories.length);
  checkOffsets(C.trendingOffsets, trendingOffsets, count, trending.length);
  checkBelow(C.trending, trending, items);
}
