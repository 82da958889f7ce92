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

let splitFeature: i32 = 0;
let splitBin: i32 = 0;

export function configure(featuresNow: i32, binsNow: i32, penalty: f64): void {
  features = featuresNow;
  bins = binsNow;
  leafPenalty = penalty;
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

/**
 * Finds the split that gains most when all leaves share it; answers the gain, 0 where none gains. `histograms`: their addresses,
 * int32 each; leaf `l` has slope and curvature as two float64 at `sums + 16 l`; `scratch` has room for as many.
 */
export function findSharedSplit(histograms: i32, leaves: i32, sums: i32, scratch: i32): f64 {
  let best: f64 = 0;
  splitFeature = 0;
  splitBin = bins - 1;
  let whole: f64 = 0;
  for (let leaf = 0; leaf < leaves; leaf++) {
    const slope = load<f64>(sums + (leaf << 4));
    whole += (slope * slope) / (load<f64>(sums + (leaf << 4), 8) + leafPenalty);
  }
  for (let feature = 0; feature < features; feature++) {
    memory.fill(scratch, 0, leaves << 4);
    for (let bin = 0; bin < bins - 1; bin++) {
      const cell = (feature * bins + bin) << 4;
      let gain: f64 = -whole;
      for (let leaf = 0; leaf < leaves; leaf++) {
        const at = leaf << 4;
        const left = f64x2.add(v128.load(scratch + at), v128.load(load<i32>(histograms + (leaf << 2)) + cell));
        v128.store(scratch + at, left);
        const leftSlope = f64x2.extract_lane(left, 0);
        const leftCurvature = f64x2.extract_lane(left, 1);
        const rightSlope = load<f64>(sums + at) - leftSlope;
        const rightCurvature = load<f64>(sums + at, 8) - leftCurvature;
        gain += (leftSlope * leftSlope) / (leftCurvature + leafPenalty);
        gain += (rightSlope * rightSlope) / (rightCurvature + leafPenalty);
      }
      if (gain <= best) continue;
      best = gain;
      splitFeature = feature;
      splitBin = bin;
    }
  }
  return best;
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
 * Adds a tree's leaf values to the scores (float64) of rows 0 to `count`. `splits`: feature and bin, int32 each, per level; `values`:
 * float32 per leaf, whose number has a bit per level, the first level's the highest.
 */
export function addTree(splits: i32, depth: i32, values: i32, scores: i32, count: i32): void {
  for (let row = 0; row < count; row++) {
    const bin = binned + row * features;
    let leaf = 0;
    for (let level = 0; level < depth; level++) {
      const split = splits + (level << 3);
      const right = <i32>load<u8>(bin + load<i32>(split)) > load<i32>(split, 4) ? 1 : 0;
      leaf = (leaf << 1) | right;
    }
    const score = scores + (row << 3);
    store<f64>(score, load<f64>(score) + <f64>load<f32>(values + (leaf << 2)));
  }
}
