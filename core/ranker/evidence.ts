/**
 * What one pass over the index sums for every item it meets, as columns of one row of float32: a row is a cache line.
 * `neighbours*` are session-neighbour scorers of the VSTAN kind (Garg et al., "Sequence and time aware neighborhood for
 * session-based recommendations", SIGIR 2019); the others count transitions and co-occurrence.
 */
export const EVIDENCE = {
  /** Positions and ages decayed moderately. */
  neighbours: 0,
  /** Almost only the last item of the prefix counts. */
  neighboursOfLast: 1,
  /** The whole prefix counts alike. */
  neighboursOfAll: 2,
  /** Recent sessions count almost alone. */
  neighboursRecent: 3,
  /** Directly after the last item. */
  adjacent: 4,
  /** After the last item, 1 / steps. */
  after: 5,
  /** Before the last item, 1 / steps. */
  before: 6,
  /** `after`, recent sessions weighing more. */
  afterRecent: 7,
  /** `after` of all items of the prefix, decayed by their distance from its end, per click on them. */
  afterAny: 8,
  beforeAny: 9,
  /** In one session with the last item. */
  together: 10,
  /** Cosine of co-occurrence with the prefix's items, decayed. */
  togetherAny: 11,
  /** After both of the last two different items. */
  afterBoth: 12,
  /** `afterAny`, recent sessions weighing more. */
  afterAnyRecent: 13,
  /** Directly after any item of the prefix, decayed. */
  adjacentAny: 14,
  /** Directly after the last two clicks in a row. */
  afterPair: 15,
} as const;

/** Columns of a row, a power of two. */
export const EVIDENCE_COLUMNS = 16;
export const EVIDENCE_USED = 16;
