// AssemblyScript, compiled to WebAssembly with 128-bit SIMD: see README.md of this folder.
// Products of float32 vectors whose width is a multiple of 4. All addresses are bytes in the one memory.

/** Products of one vector with `count` vectors that lie one after the other, as float32. */
export function dotRows(vector: i32, vectors: i32, count: i32, width: i32, into: i32): void {
  const bytes = width << 2;
  for (let row = 0; row < count; row++) {
    store<f32>(into + (row << 2), dot(vector, vectors + row * bytes, bytes));
  }
}

/** The same with the vectors of `numbers`, `count` int32. */
export function dotChosen(vector: i32, vectors: i32, numbers: i32, count: i32, width: i32, into: i32): void {
  const bytes = width << 2;
  for (let at = 0; at < count; at++) {
    store<f32>(into + (at << 2), dot(vector, vectors + load<i32>(numbers + (at << 2)) * bytes, bytes));
  }
}

// @ts-ignore: decorator
@inline
function dot(a: i32, b: i32, bytes: i32): f32 {
  let sum = f32x4.splat(0);
  for (let at = 0; at < bytes; at += 16) sum = f32x4.add(sum, f32x4.mul(v128.load(a + at), v128.load(b + at)));
  return (
    f32x4.extract_lane(sum, 0) +
    f32x4.extract_lane(sum, 1) +
    (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3))
  );
}
