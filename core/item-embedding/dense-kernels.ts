/**
 * Dot products of all rows of `a` with all rows of `b` into `into` (aRows × bRows). Row counts are multiples of 4 and of 2.
 * Written in blocks of 4 × 2, so that a value that was loaded serves several products: the engine does not vectorise.
 */
export function dotProducts(
  a: Float64Array,
  aRows: number,
  b: Float64Array,
  bRows: number,
  width: number,
  into: Float64Array,
): void {
  for (let i = 0; i < aRows; i += 4) {
    const a0 = i * width;
    const a1 = a0 + width;
    const a2 = a1 + width;
    const a3 = a2 + width;
    for (let j = 0; j < bRows; j += 2) {
      const b0 = j * width;
      const b1 = b0 + width;
      let s00 = 0;
      let s01 = 0;
      let s10 = 0;
      let s11 = 0;
      let s20 = 0;
      let s21 = 0;
      let s30 = 0;
      let s31 = 0;
      for (let d = 0; d < width; d++) {
        const x = b[b0 + d] ?? 0;
        const y = b[b1 + d] ?? 0;
        const p = a[a0 + d] ?? 0;
        s00 += p * x;
        s01 += p * y;
        const q = a[a1 + d] ?? 0;
        s10 += q * x;
        s11 += q * y;
        const r = a[a2 + d] ?? 0;
        s20 += r * x;
        s21 += r * y;
        const t = a[a3 + d] ?? 0;
        s30 += t * x;
        s31 += t * y;
      }
      const o0 = i * bRows + j;
      const o1 = o0 + bRows;
      const o2 = o1 + bRows;
      const o3 = o2 + bRows;
      into[o0] = s00;
      into[o0 + 1] = s01;
      into[o1] = s10;
      into[o1 + 1] = s11;
      into[o2] = s20;
      into[o2 + 1] = s21;
      into[o3] = s30;
      into[o3 + 1] = s31;
    }
  }
}

/** `into[intoAt ..] += factor × from[fromAt ..]`, `width` values. */
export function addScaled(
  into: Float64Array,
  intoAt: number,
  from: Float64Array | Float32Array,
  fromAt: number,
  factor: number,
  width: number,
): void {
  for (let d = 0; d < width; d++) into[intoAt + d] = (into[intoAt + d] ?? 0) + factor * (from[fromAt + d] ?? 0);
}

/** Both directions of one score's gradient: `sum += factor × a[aAt ..]` and `b[bAt ..] += factor × c[cAt ..]`. */
export function addScaledPair(
  sum: Float64Array,
  a: Float64Array,
  aAt: number,
  b: Float64Array,
  bAt: number,
  c: Float64Array,
  cAt: number,
  factor: number,
  width: number,
): void {
  for (let d = 0; d < width; d++) {
    sum[d] = (sum[d] ?? 0) + factor * (a[aAt + d] ?? 0);
    b[bAt + d] = (b[bAt + d] ?? 0) + factor * (c[cAt + d] ?? 0);
  }
}
