/** At most `most` of the values, evenly from beginning to end. */
export function evenly<T>(values: readonly T[], most: number): readonly T[] {
  if (values.length <= most) return values;
  const stride = values.length / most;
  return values.filter((_, at) => Math.floor(at / stride) !== Math.floor((at - 1) / stride));
}
