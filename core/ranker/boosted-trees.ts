/**
 * Regression trees as flat arrays: node `n` of tree `t` stands at `t * nodesPerTree + n`, node 0 is the root. A value not above
 * the threshold goes to `left`, else to the node after it. A leaf has `left` 0 and its value as threshold.
 */
export interface Trees {
  readonly nodesPerTree: number;
  readonly features: Uint8Array;
  readonly thresholds: Float32Array;
  readonly left: Uint8Array;
}

export const NO_TREES: Trees = {
  nodesPerTree: 1,
  features: new Uint8Array(0),
  thresholds: new Float32Array(0),
  left: new Uint8Array(0),
};

export const countTrees = ({ left, nodesPerTree }: Trees): number => left.length / nodesPerTree;

/** Sum of the first `count` trees' leaves for the row at `at`. */
export function scoreTrees(trees: Trees, count: number, values: Float32Array, at: number): number {
  const { nodesPerTree, features, thresholds, left } = trees;
  let score = 0;
  const end = count * nodesPerTree;
  for (let root = 0; root < end; root += nodesPerTree) {
    let node = root;
    let child = left[node] ?? 0;
    while (child !== 0) {
      node = root + child + ((values[at + (features[node] ?? 0)] ?? 0) > (thresholds[node] ?? 0) ? 1 : 0);
      child = left[node] ?? 0;
    }
    score += thresholds[node] ?? 0;
  }
  return score;
}
