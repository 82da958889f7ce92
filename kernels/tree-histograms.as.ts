// AssemblyScript, compiled to WebAssembly with 128-bit SIMD: see README.md of this folder.
// The inner loops of growing trees (core/ranker/grow-trees.ts says what they mean and lays out the memory).
// All addresses are bytes in the one memory. A histogram has a cell of two float64, slope and curvature, per feature and bin.

let features: i32 = 0;
let bins: i32 = 0;
/** Rows x features, a byte each. */
let binned: i32 = 0;
/** Per row two float64: slope and curvature. */
let gradients: i32 = 0;
/** Numbers of the rows that take part, those of a leaf side by side. */
let rows: i32 = 0;
let spare: i32 = 0;
let leafPenalty: f64 = 0;
let leafCurvatureMin: f64 = 0;

let splitGain: f64 = 0;
let splitFeature: i32 = 0;
let splitBin: i32 = 0;

export function configure(featuresNow: i32, binsNow: i32, penalty: f64, curvatureMin: f64): void {
  features = featuresNow;
  bins = binsNow;
  leafPenalty = penalty;
  leafCurvatureMin = curvatureMin;
}

export function place(binnedAt: i32, gradientsAt: i32, rowsAt: i32, spareAt: i32): void {
  binned = binnedAt;
  gradients = gradientsAt;
  rows = rowsAt;
  spare = spareAt;
}

/** Sums slope and curvature of rows number `from` to `to` by feature and bin. */
export function fill(histogram: i32, from: i32, to: i32): void {
  memory.fill(histogram, 0, (features * bins) << 4);
  const stride = bins << 4;
  for (let at = from; at < to; at++) {
    const row = load<i32>(rows + (at << 2));
    const pair = v128.load(gradients + (row << 4));
    let bin = binned + row * features;
    let cells = histogram;
    for (let feature = 0; feature < features; feature++) {
      const cell = cells + (<i32>load<u8>(bin) << 4);
      v128.store(cell, f64x2.add(v128.load(cell), pair));
      bin++;
      cells += stride;
    }
  }
}

/** `larger -= smaller`, cell by cell. */
export function subtract(larger: i32, smaller: i32): void {
  const end = (features * bins) << 4;
  for (let at = 0; at < end; at += 16) {
    v128.store(larger + at, f64x2.sub(v128.load(larger + at), v128.load(smaller + at)));
  }
}

/** Finds the split of a leaf that gains most; answers the gain, 0 where none is worth it. */
export function findSplit(histogram: i32, slope: f64, curvature: f64): f64 {
  const whole = (slope * slope) / (curvature + leafPenalty);
  splitGain = 0;
  splitFeature = 0;
  splitBin = 0;
  for (let feature = 0; feature < features; feature++) {
    let leftSlope: f64 = 0;
    let leftCurvature: f64 = 0;
    let cell = histogram + ((feature * bins) << 4);
    for (let bin = 0; bin < bins - 1; bin++) {
      leftSlope += load<f64>(cell);
      leftCurvature += load<f64>(cell, 8);
      cell += 16;
      if (leftCurvature < leafCurvatureMin) continue;
      const rightCurvature = curvature - leftCurvature;
      if (rightCurvature < leafCurvatureMin) break;
      const rightSlope = slope - leftSlope;
      const gain =
        (leftSlope * leftSlope) / (leftCurvature + leafPenalty) +
        (rightSlope * rightSlope) / (rightCurvature + leafPenalty) -
        whole;
      if (gain <= splitGain) continue;
      splitGain = gain;
      splitFeature = feature;
      splitBin = bin;
    }
  }
  return splitGain;
}

export function featureOfSplit(): i32 {
  return splitFeature;
}

export function binOfSplit(): i32 {
  return splitBin;
}

/** Puts the rows of a leaf that go left first, both sides in their order; answers where the others start. */
export function partition(from: i32, to: i32, feature: i32, bin: i32): i32 {
  let left = from;
  let right = 0;
  for (let at = from; at < to; at++) {
    const row = load<i32>(rows + (at << 2));
    if (<i32>load<u8>(binned + row * features + feature) <= bin) store<i32>(rows + (left++ << 2), row);
    else store<i32>(spare + (right++ << 2), row);
  }
  memory.copy(rows + (left << 2), spare, right << 2);
  return left;
}

/**
 * Adds a tree's leaf values to the scores (float64) of rows 0 to `count`. A node is four int32: feature, bin, number of its left
 * child (0 for a leaf), and as float32 its value.
 */
export function addTree(nodes: i32, scores: i32, count: i32): void {
  for (let row = 0; row < count; row++) {
    const bin = binned + row * features;
    let node = nodes;
    let left = load<i32>(node, 8);
    while (left != 0) {
      const right = <i32>load<u8>(bin + load<i32>(node)) > load<i32>(node, 4) ? 1 : 0;
      node = nodes + ((left + right) << 4);
      left = load<i32>(node, 8);
    }
    const score = scores + (row << 3);
    store<f64>(score, load<f64>(score) + <f64>load<f32>(node, 12));
  }
}
