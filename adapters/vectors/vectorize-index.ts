import {
  checkId,
  checkIds,
  checkQuery,
  checkRecords,
  checkValues,
  MAX_TOP_K,
  MAX_TOP_K_WITH_METADATA,
} from "../../core/vectors/limits.ts";
import { matchesNothing } from "../../core/vectors/metadata-filter.ts";
import type {
  VectorIndexPort,
  VectorIndexShape,
  VectorMatch,
  VectorMetadata,
  VectorQuery,
  VectorRecord,
} from "./port.ts";
import { valueOrThrow } from "./vector-index-error.ts";

/** Vectorize refuses a longer `getByIds` with code 40007, "max id count is 20". */
const GET_BY_IDS_MAX = 20;

/**
 * `returnMetadata` is always sent as a word: the binding passes the boolean `false` on as it is, which Vectorize refuses
 * (code 40026). An empty filter is left out, because Vectorize wants a filter to name something.
 */
function toOptions(query: VectorQuery, topK: number): VectorizeQueryOptions {
  const options: VectorizeQueryOptions = { topK, returnMetadata: query.returnMetadata ? "all" : "none" };
  if (query.filter === undefined || Object.keys(query.filter).length === 0) return options;
  const filter: VectorizeVectorMetadataFilter = {};
  for (const [key, wanted] of Object.entries(query.filter))
    filter[key] = typeof wanted === "object" ? { $in: [...wanted.$in] } : wanted;
  return { ...options, filter };
}

/** What we wrote was flat (`VectorMetadata`); anything else in the index is not ours and is left out. */
function toMetadata(metadata: VectorizeVector["metadata"]): VectorMetadata | undefined {
  if (metadata === undefined || metadata === null) return undefined;
  const ours: Record<string, VectorMetadata[string]> = {};
  for (const [key, value] of Object.entries(metadata)) if (typeof value !== "object") ours[key] = value;
  return ours;
}

function toMatch({ id, score, metadata: raw }: VectorizeMatch): VectorMatch {
  const metadata = toMetadata(raw);
  return metadata === undefined ? { id, score } : { id, score, metadata };
}

function toRecord({ id, values, metadata: raw }: VectorizeVector): VectorRecord {
  const metadata = toMetadata(raw);
  const record = { id, values: Float32Array.from(values) };
  return metadata === undefined ? record : { ...record, metadata };
}

/**
 * The port over a Vectorize binding. Mutations are asynchronous: `upsert` and `deleteByIds` resolve when Vectorize has taken
 * the change, which queries show after seconds. Fields named in a filter need a metadata index that was created before the
 * vectors were written.
 *
 * @param shape the index's; `describe()` of the binding names no metric, and limits are checked here before the call
 */
export function createVectorizeIndex(index: Vectorize, shape: VectorIndexShape): VectorIndexPort {
  const getByIds = async (ids: readonly string[]): Promise<readonly VectorRecord[]> => {
    valueOrThrow(checkIds(ids));
    const wanted = [...new Set(ids)];
    const pages: Promise<VectorizeVector[]>[] = [];
    for (let from = 0; from < wanted.length; from += GET_BY_IDS_MAX)
      pages.push(index.getByIds(wanted.slice(from, from + GET_BY_IDS_MAX)));
    const found = new Map((await Promise.all(pages)).flat().map((vector) => [vector.id, vector]));
    return wanted.flatMap((id) => found.get(id) ?? []).map(toRecord);
  };
  return {
    describe: async () => {
      const { dimensions, vectorCount } = await index.describe();
      return { dimensions, metric: shape.metric, vectorCount };
    },
    upsert: async (records) => {
      valueOrThrow(checkRecords(records, shape.dimensions));
      if (records.length === 0) return;
      await index.upsert(
        records.map(({ id, values, metadata }) =>
          metadata === undefined ? { id, values } : { id, values, metadata: { ...metadata } },
        ),
      );
    },
    deleteByIds: async (ids) => {
      valueOrThrow(checkIds(ids));
      if (ids.length > 0) await index.deleteByIds([...ids]);
    },
    getByIds,
    query: async (values, query) => {
      valueOrThrow(checkValues(values, shape.dimensions, "query"));
      valueOrThrow(checkQuery(query));
      if (query.filter !== undefined && matchesNothing(query.filter)) return [];
      const { matches } = await index.query(values, toOptions(query, query.topK));
      return matches.map(toMatch);
    },
    queryById: async (id, query) => {
      valueOrThrow(checkId(id));
      valueOrThrow(checkQuery(query));
      if (query.filter !== undefined && matchesNothing(query.filter)) return [];
      // Vectorize counts the vector itself among its neighbours: ask for one more and leave it out.
      const most = query.returnMetadata ? MAX_TOP_K_WITH_METADATA : MAX_TOP_K;
      try {
        const { matches } = await index.queryById(id, toOptions(query, Math.min(query.topK + 1, most)));
        return matches
          .filter((match) => match.id !== id)
          .slice(0, query.topK)
          .map(toMatch);
      } catch (cause) {
        // An unknown id is an error there and an empty answer here; any other failure stays one.
        if ((await getByIds([id])).length === 0) return [];
        throw cause;
      }
    },
  };
}
