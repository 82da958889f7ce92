/** Ranges whose ends are at most this far apart are sorted by insertion. */
const SMALL_RANGE = 16;

/**
 * Writes into `order` the places of `values` in ascending order, with equal values in exactly the order that NumPy's
 * `argsort(kind="quicksort")` of versions up to 1.24 gives (introsort: median of three, insertion sort for small ranges, heap
 * sort where partitions stay lopsided; `npysort/quicksort.c.src`). That order depends on the algorithm alone, so lists saved by
 * Python programs can be compared to the last place.
 */
export function numpyArgsort(values: Float64Array, order: Uint32Array): void {
  const count = values.length;
  for (let at = 0; at < count; at++) order[at] = at;
  const ranges: { readonly low: number; readonly high: number; readonly depth: number }[] = [
    { low: 0, high: count - 1, depth: count > 1 ? (31 - Math.clz32(count)) * 2 : 0 },
  ];
  for (let range = ranges.pop(); range !== undefined; range = ranges.pop()) {
    let { low, high, depth } = range;
    if (depth < 0) {
      heapSort(values, order, low, high);
      continue;
    }
    while (high - low > SMALL_RANGE) {
      const pivot = partition(values, order, low, high);
      depth--;
      if (pivot - low < high - pivot) {
        ranges.push({ low: pivot + 1, high, depth });
        high = pivot - 1;
      } else {
        ranges.push({ low, high: pivot - 1, depth });
        low = pivot + 1;
      }
    }
    insertionSort(values, order, low, high);
  }
}

function swap(order: Uint32Array, a: number, b: number): void {
  const kept = order[a] ?? 0;
  order[a] = order[b] ?? 0;
  order[b] = kept;
}

/** Hoare's partition around the median of first, middle and last, which ends at the place that is returned. */
function partition(values: Float64Array, order: Uint32Array, low: number, high: number): number {
  const valueAt = (place: number): number => values[order[place] ?? 0] ?? 0;
  const middle = low + ((high - low) >> 1);
  if (valueAt(middle) < valueAt(low)) swap(order, middle, low);
  if (valueAt(high) < valueAt(middle)) swap(order, high, middle);
  if (valueAt(middle) < valueAt(low)) swap(order, middle, low);
  const pivot = valueAt(middle);
  let left = low;
  let right = high - 1;
  swap(order, middle, right);
  for (;;) {
    do left++;
    while (valueAt(left) < pivot);
    do right--;
    while (pivot < valueAt(right));
    if (left >= right) break;
    swap(order, left, right);
  }
  swap(order, left, high - 1);
  return left;
}

function insertionSort(values: Float64Array, order: Uint32Array, low: number, high: number): void {
  for (let at = low + 1; at <= high; at++) {
    const moved = order[at] ?? 0;
    const value = values[moved] ?? 0;
    let hole = at;
    for (; hole > low && value < (values[order[hole - 1] ?? 0] ?? 0); hole--) order[hole] = order[hole - 1] ?? 0;
    order[hole] = moved;
  }
}

function heapSort(values: Float64Array, order: Uint32Array, low: number, high: number): void {
  const size = high - low + 1;
  for (let root = (size >> 1) - 1; root >= 0; root--) siftDown(values, order, low, root, size);
  for (let rest = size - 1; rest > 0; rest--) {
    swap(order, low, low + rest);
    siftDown(values, order, low, 0, rest);
  }
}

/** Lets the element at `root` of the heap in `order[low .. low + size)` sink to its place. */
function siftDown(values: Float64Array, order: Uint32Array, low: number, root: number, size: number): void {
  const moved = order[low + root] ?? 0;
  const value = values[moved] ?? 0;
  const valueAt = (place: number): number => values[order[low + place] ?? 0] ?? 0;
  let hole = root;
  for (let child = 2 * hole + 1; child < size; child = 2 * hole + 1) {
    if (child + 1 < size && valueAt(child) < valueAt(child + 1)) child++;
    if (!(value < valueAt(child))) break;
    order[low + hole] = order[low + child] ?? 0;
    hole = child;
  }
  order[low + hole] = moved;
}
