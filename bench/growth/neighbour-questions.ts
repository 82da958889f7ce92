import { CatalogState } from "../../core/catalog/catalog-state.ts";
import type { InteractionIndex } from "../../core/recommend/index-port.ts";
import { sessionNeighbours } from "../../core/recommend/strategies/session-neighbours.ts";
import { knownTrail } from "../../core/recommend/trail.ts";
import { flatId } from "./flat-index.ts";
import type { Prefixes } from "./prefixes.ts";

/** As many candidates as the platform asks of a strategy for an answer of 20. */
const LIMIT = 80;
const CATALOG = new CatalogState();

/** Ids of each prefix, as a request would carry them. */
export const idsOf = ({ count, starts, items }: Prefixes): readonly (readonly string[])[] =>
  Array.from({ length: count }, (_, at) => Array.from(items.subarray(starts[at], starts[at + 1]), flatId));

/** Session neighbours (VMIS-kNN) as the platform asks them: ids in, candidates out. */
export const askNeighbours = (index: InteractionIndex, ids: readonly string[]) =>
  sessionNeighbours({
    index,
    catalog: CATALOG,
    trail: ids,
    known: knownTrail(index, ids),
    item: null,
    cart: [],
    category: null,
    contentNeighbours: () => null,
    limit: LIMIT,
  });
