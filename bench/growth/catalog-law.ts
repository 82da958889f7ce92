/** Points of the log, as shares of its clicks, at which the items seen so far are counted: two decades, evenly in the logarithm. */
const POINTS = 9;
const FIRST_SHARE = 0.01;

/**
 * Exponent b of Heaps' law, items seen = k * clicks ** b, by least squares over the last two decades of a log. Within one
 * window a catalog saturates, so the exponent is that of the window's whole span and not of its last days.
 */
export function fitCatalogExponent(items: Uint32Array, itemCount: number): number {
  const seen = new Uint8Array(itemCount);
  const xs: number[] = [];
  const ys: number[] = [];
  let different = 0;
  items.forEach((item, at) => {
    if (seen[item] === 0) {
      seen[item] = 1;
      different++;
    }
    const point = Math.floor(items.length * FIRST_SHARE ** (1 - xs.length / (POINTS - 1)));
    if (xs.length < POINTS && at + 1 >= point) {
      xs.push(Math.log(at + 1));
      ys.push(Math.log(different));
    }
  });
  return slope(xs, ys);
}

function slope(xs: readonly number[], ys: readonly number[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(xs), mean(ys)];
  let covariance = 0;
  let variance = 0;
  xs.forEach((value, at) => {
    covariance += (value - x) * ((ys[at] ?? 0) - y);
    variance += (value - x) ** 2;
  });
  return variance === 0 ? 0 : covariance / variance;
}

/** Items of a shop of `clicks` clicks, by the law of a shop that has `sourceItems` after `sourceClicks`. */
export const catalogSize = (clicks: number, sourceClicks: number, sourceItems: number, exponent: number): number =>
  Math.max(1, Math.round(sourceItems * (clicks / sourceClicks) ** exponent));
