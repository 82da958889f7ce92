export const isSubset = <T>(part: ReadonlySet<T>, whole: ReadonlySet<T>): boolean =>
  part.size <= whole.size && [...part].every((each) => whole.has(each));
