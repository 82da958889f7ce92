// AssemblyScript, compiled to WebAssembly with 128-bit SIMD: see README.md of this folder.
// One step of training the item embedding (core/item-embedding/train-embedding.ts says what it means and lays out the memory).
// All addresses are bytes in the one memory; vectors are float32, their width a multiple of 8.

const MEAN_DECAY: f32 = 0.9;
const SQUARE_DECAY: f32 = 0.99;
const EPSILON: f32 = 1e-8;
/** Scores this far below a row's best have odds of less than one in five million. */
const NEGLIGIBLE: f32 = -15;
const MASKED: f32 = -1e30;

let width: i32 = 0;
let rowBytes: i32 = 0;
let batch: i32 = 0;
let columns: i32 = 0;
/** Error terms smaller than this become 0 or this by chance, with their expectation kept. */
let grain: f32 = 0;
let random: u32 = 1;

// Of items.
let vectors: i32 = 0;
let means: i32 = 0;
let squares: i32 = 0;
let slotOf: i32 = 0;
let logExpected: i32 = 0;
// Of the step.
let columnItems: i32 = 0;
let contextStarts: i32 = 0;
let contextItems: i32 = 0;
let contextDistances: i32 = 0;
let columnVectors: i32 = 0;
let sessionVectors: i32 = 0;
let norms: i32 = 0;
let scores: i32 = 0;
let hidden: i32 = 0;
let slotItems: i32 = 0;
let gradients: i32 = 0;
let slots: i32 = 0;
// Of distances.
let distanceWeights: i32 = 0;
let distanceGradients: i32 = 0;

export function configure(widthNow: i32, batchNow: i32, columnsNow: i32, grainNow: f32, seed: u32): void {
  width = widthNow;
  rowBytes = widthNow << 2;
  batch = batchNow;
  columns = columnsNow;
  grain = grainNow;
  random = seed | 1;
}

export function placeItems(vectorsAt: i32, meansAt: i32, squaresAt: i32, slotOfAt: i32, logExpectedAt: i32): void {
  vectors = vectorsAt;
  means = meansAt;
  squares = squaresAt;
  slotOf = slotOfAt;
  logExpected = logExpectedAt;
}

export function placeInput(columnItemsAt: i32, contextStartsAt: i32, contextItemsAt: i32, contextDistancesAt: i32): void {
  columnItems = columnItemsAt;
  contextStarts = contextStartsAt;
  contextItems = contextItemsAt;
  contextDistances = contextDistancesAt;
}

export function placeScratch(
  columnVectorsAt: i32,
  sessionVectorsAt: i32,
  normsAt: i32,
  scoresAt: i32,
  hiddenAt: i32,
  slotItemsAt: i32,
  gradientsAt: i32,
  distanceWeightsAt: i32,
  distanceGradientsAt: i32,
): void {
  columnVectors = columnVectorsAt;
  sessionVectors = sessionVectorsAt;
  norms = normsAt;
  scores = scoresAt;
  hidden = hiddenAt;
  slotItems = slotItemsAt;
  gradients = gradientsAt;
  distanceWeights = distanceWeightsAt;
  distanceGradients = distanceGradientsAt;
}

/** Forward and backward for the batch that lies in the input; answers the slope of the scale. Gradients wait for `apply`. */
export function differentiate(scale: f32): f32 {
  slots = 0;
  for (let column = 0; column < columns; column++) {
    memory.copy(columnVectors + column * rowBytes, vectors + load<i32>(columnItems + (column << 2)) * rowBytes, rowBytes);
  }
  for (let row = 0; row < batch; row++) readContext(row);
  multiply();
  let slope: f32 = 0;
  for (let row = 0; row < batch; row++) slope += backward(row, scale);
  return slope / <f32>batch;
}

/** One step of Adam for every vector that the gradients touch; vectors keep unit length. `rate` is corrected for the start. */
export function apply(rate: f32): void {
  const meanKept = f32x4.splat(MEAN_DECAY);
  const meanTaken = f32x4.splat(1 - MEAN_DECAY);
  const squareKept = f32x4.splat(SQUARE_DECAY);
  const squareTaken = f32x4.splat(1 - SQUARE_DECAY);
  const epsilon = f32x4.splat(EPSILON);
  const rates = f32x4.splat(rate);
  for (let slot = 0; slot < slots; slot++) {
    const item = load<i32>(slotItems + (slot << 2));
    store<i32>(slotOf + (item << 2), -1);
    const from = gradients + slot * rowBytes;
    const offset = item * rowBytes;
    let sum = f32x4.splat(0);
    for (let at = 0; at < rowBytes; at += 16) {
      const slope = v128.load(from + at);
      const mean = f32x4.add(f32x4.mul(meanKept, v128.load(means + offset + at)), f32x4.mul(meanTaken, slope));
      const square = f32x4.add(
        f32x4.mul(squareKept, v128.load(squares + offset + at)),
        f32x4.mul(squareTaken, f32x4.mul(slope, slope)),
      );
      v128.store(means + offset + at, mean);
      v128.store(squares + offset + at, square);
      const value = f32x4.sub(
        v128.load(vectors + offset + at),
        f32x4.div(f32x4.mul(rates, mean), f32x4.add(f32x4.sqrt(square), epsilon)),
      );
      v128.store(vectors + offset + at, value);
      sum = f32x4.add(sum, f32x4.mul(value, value));
    }
    const length = sqrt<f32>(across(sum));
    multiplyRow(vectors + offset, length > 0 ? 1 / length : 0);
  }
}

// @ts-ignore: decorator
@inline
function across(sum: v128): f32 {
  return (
    f32x4.extract_lane(sum, 0) +
    f32x4.extract_lane(sum, 1) +
    (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3))
  );
}

function multiplyRow(row: i32, factor: f32): void {
  const factors = f32x4.splat(factor);
  for (let at = row; at < row + rowBytes; at += 16) v128.store(at, f32x4.mul(v128.load(at), factors));
}

// @ts-ignore: decorator
@inline
function addScaled(into: i32, from: i32, factor: f32): void {
  const factors = f32x4.splat(factor);
  for (let at = 0; at < rowBytes; at += 16) {
    v128.store(into + at, f32x4.add(v128.load(into + at), f32x4.mul(factors, v128.load(from + at))));
  }
}

// @ts-ignore: decorator
@inline
function dot(a: i32, b: i32): f32 {
  let sum = f32x4.splat(0);
  for (let at = 0; at < rowBytes; at += 16) sum = f32x4.add(sum, f32x4.mul(v128.load(a + at), v128.load(b + at)));
  return across(sum);
}

/** The unit vector of a session: the weighted sum of its items' vectors. */
function readContext(row: i32): void {
  const vector = sessionVectors + row * rowBytes;
  memory.fill(vector, 0, rowBytes);
  const end = load<i32>(contextStarts + ((row + 1) << 2));
  for (let at = load<i32>(contextStarts + (row << 2)); at < end; at++) {
    const item = load<i32>(contextItems + (at << 2));
    const distance = load<i32>(contextDistances + (at << 2));
    addScaled(vector, vectors + item * rowBytes, load<f32>(distanceWeights + (distance << 2)));
  }
  const norm = max<f32>(1e-6, sqrt<f32>(dot(vector, vector)));
  store<f32>(norms + (row << 2), norm);
  multiplyRow(vector, 1 / norm);
}

/** All rows of sessions with all columns, in blocks of 4 x 2. */
function multiply(): void {
  const scoreRow = columns << 2;
  for (let row = 0; row < batch; row += 4) {
    const a0 = sessionVectors + row * rowBytes;
    const a1 = a0 + rowBytes;
    const a2 = a1 + rowBytes;
    const a3 = a2 + rowBytes;
    for (let column = 0; column < columns; column += 2) {
      const b0 = columnVectors + column * rowBytes;
      const b1 = b0 + rowBytes;
      let s00 = f32x4.splat(0);
      let s01 = f32x4.splat(0);
      let s10 = f32x4.splat(0);
      let s11 = f32x4.splat(0);
      let s20 = f32x4.splat(0);
      let s21 = f32x4.splat(0);
      let s30 = f32x4.splat(0);
      let s31 = f32x4.splat(0);
      for (let at = 0; at < rowBytes; at += 16) {
        const x = v128.load(b0 + at);
        const y = v128.load(b1 + at);
        const p = v128.load(a0 + at);
        s00 = f32x4.add(s00, f32x4.mul(p, x));
        s01 = f32x4.add(s01, f32x4.mul(p, y));
        const q = v128.load(a1 + at);
        s10 = f32x4.add(s10, f32x4.mul(q, x));
        s11 = f32x4.add(s11, f32x4.mul(q, y));
        const r = v128.load(a2 + at);
        s20 = f32x4.add(s20, f32x4.mul(r, x));
        s21 = f32x4.add(s21, f32x4.mul(r, y));
        const t = v128.load(a3 + at);
        s30 = f32x4.add(s30, f32x4.mul(t, x));
        s31 = f32x4.add(s31, f32x4.mul(t, y));
      }
      const o0 = scores + row * scoreRow + (column << 2);
      const o1 = o0 + scoreRow;
      const o2 = o1 + scoreRow;
      const o3 = o2 + scoreRow;
      store<f32>(o0, across(s00));
      store<f32>(o0, across(s01), 4);
      store<f32>(o1, across(s10));
      store<f32>(o1, across(s11), 4);
      store<f32>(o2, across(s20));
      store<f32>(o2, across(s21), 4);
      store<f32>(o3, across(s30));
      store<f32>(o3, across(s31), 4);
    }
  }
}

/** e^x for x in [-15, 0], relative error below 1e-6: 2^n times a polynomial (Cephes' expf). */
// @ts-ignore: decorator
@inline
function exponential(x: v128): v128 {
  const scaled = f32x4.mul(x, f32x4.splat(1.44269504088896341));
  const whole = f32x4.nearest(scaled);
  let rest = f32x4.sub(x, f32x4.mul(whole, f32x4.splat(0.693359375)));
  rest = f32x4.sub(rest, f32x4.mul(whole, f32x4.splat(-2.12194440e-4)));
  let p = f32x4.splat(1.9875691500e-4);
  p = f32x4.add(f32x4.mul(p, rest), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, rest), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, rest), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, rest), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, rest), f32x4.splat(5.0000001201e-1));
  p = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(p, rest), rest), rest), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(whole), i32x4.splat(127)), 23);
  return f32x4.mul(p, power);
}

/** Softmax of a row and its gradients; answers the slope of the scale. The row's own item stands in the column of its number. */
function backward(row: i32, scale: f32): f32 {
  const at = scores + row * (columns << 2);
  const target = load<i32>(columnItems + (row << 2));
  const odds = hidden + rowBytes;
  let most: f32 = MASKED;
  for (let column = 0; column < columns; column++) {
    const item = load<i32>(columnItems + (column << 2));
    const score =
      item == target && column != row
        ? MASKED
        : scale * load<f32>(at + (column << 2)) - load<f32>(logExpected + (item << 2));
    store<f32>(odds + (column << 2), score);
    most = max<f32>(most, score);
  }
  let sums = f32x4.splat(0);
  const best = f32x4.splat(most);
  const least = f32x4.splat(NEGLIGIBLE);
  for (let column = 0; column < columns; column += 4) {
    const below = f32x4.sub(v128.load(odds + (column << 2)), best);
    const value = v128.and(exponential(f32x4.max(below, least)), f32x4.gt(below, least));
    v128.store(odds + (column << 2), value);
    sums = f32x4.add(sums, value);
  }
  const share: f32 = 1 / across(sums);
  memory.fill(hidden, 0, rowBytes);
  const vector = sessionVectors + row * rowBytes;
  const factor = scale / <f32>batch;
  let slope: f32 = 0;
  for (let column = 0; column < columns; column++) {
    let error = load<f32>(odds + (column << 2)) * share;
    if (column == row) error -= 1;
    else if (error < grain) {
      if (error == 0) continue;
      if (uniform() * grain >= error) continue;
      error = grain;
    }
    slope += error * load<f32>(at + (column << 2));
    const into = gradients + slotFor(load<i32>(columnItems + (column << 2))) * rowBytes;
    addScaled(hidden, columnVectors + column * rowBytes, error * factor);
    addScaled(into, vector, error * factor);
  }
  backwardContext(row);
  return slope;
}

/** Through the normalisation to the items of the session and the distance weights. */
function backwardContext(row: i32): void {
  const vector = sessionVectors + row * rowBytes;
  addScaled(hidden, vector, -dot(hidden, vector));
  multiplyRow(hidden, 1 / load<f32>(norms + (row << 2)));
  const end = load<i32>(contextStarts + ((row + 1) << 2));
  for (let at = load<i32>(contextStarts + (row << 2)); at < end; at++) {
    const item = load<i32>(contextItems + (at << 2));
    const distance = load<i32>(contextDistances + (at << 2)) << 2;
    addScaled(gradients + slotFor(item) * rowBytes, hidden, load<f32>(distanceWeights + distance));
    const gradient = distanceGradients + distance;
    store<f32>(gradient, load<f32>(gradient) + dot(hidden, vectors + item * rowBytes));
  }
}

/** Where the gradient of an item gathers in this step. */
function slotFor(item: i32): i32 {
  const known = load<i32>(slotOf + (item << 2));
  if (known >= 0) return known;
  const slot = slots++;
  store<i32>(slotOf + (item << 2), slot);
  store<i32>(slotItems + (slot << 2), item);
  memory.fill(gradients + slot * rowBytes, 0, rowBytes);
  return slot;
}

/** Marsaglia, "Xorshift RNGs", 2003; in [0, 1). */
function uniform(): f32 {
  random ^= random << 13;
  random ^= random >> 17;
  random ^= random << 5;
  return <f32>(random >> 8) * 5.9604644775390625e-8;
}
