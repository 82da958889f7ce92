/** Puts the values in an order by chance, each order as likely as any other (Fisher and Yates; Durstenfeld, CACM 1964). */
export function shuffle(values: Uint32Array, random: () => number): Uint32Array {
  for (let at = values.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const value = values[at] ?? 0;
    values[at] = values[other] ?? 0;
    values[other] = value;
  }
  return values;
}
