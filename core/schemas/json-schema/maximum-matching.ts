/**
 * A largest set of edges of a bipartite graph that share no end, by augmenting paths (Kuhn 1955), each searched breadth
 * first with a list of its own. `isEdge` is asked only when needed, of each left end's `likely` right end first.
 * @returns The right end of each matched left end, in the order of the left ends.
 */
export function maximumMatching(
  lefts: number,
  rights: number,
  isEdge: (left: number, right: number) => boolean,
  likely: (left: number) => number,
): ReadonlyMap<number, number> {
  const leftOf = new Map<number, number>();
  const rightOf = new Map<number, number>();
  for (let left = 0; left < lefts && leftOf.size < rights; left++) augment(left);
  return new Map([...rightOf].sort(([one], [other]) => one - other));

  function augment(start: number): void {
    const reachedFrom = new Map<number, number>();
    const queue = [start];
    for (let left = queue.shift(); left !== undefined; left = queue.shift()) {
      for (let step = 0; step < rights; step++) {
        const right = (likely(left) + step) % rights;
        if (reachedFrom.has(right) || !isEdge(left, right)) continue;
        reachedFrom.set(right, left);
        const holder = leftOf.get(right);
        if (holder === undefined) {
          turn(right, start, reachedFrom);
          return;
        }
        queue.push(holder);
      }
    }
  }

  /** Matches the ends of the edges of a path that were not, and frees those that were. */
  function turn(end: number, start: number, reachedFrom: ReadonlyMap<number, number>): void {
    for (let right: number | undefined = end; right !== undefined; ) {
      const left = reachedFrom.get(right);
      if (left === undefined) return;
      const before = rightOf.get(left);
      leftOf.set(right, left);
      rightOf.set(left, right);
      right = left === start ? undefined : before;
    }
  }
}
