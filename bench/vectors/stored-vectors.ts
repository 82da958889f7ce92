import { embedProduct } from "../../core/embedding/hashed-embedder.ts";

export const DIMENSIONS = 256;

export type StoredVector = readonly [id: string, values: Float32Array];

let state = 2_463_534_242;
/** xorshift32, uniform in [0, 1): the same data on every run. */
function random(): number {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) / 2 ** 32;
}
export const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
export const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

/** The shape of learned embeddings: 500 clusters. */
export function clustered(count: number): readonly StoredVector[] {
  const centres = Array.from({ length: 500 }, () => Float32Array.from({ length: DIMENSIONS }, normal));
  return Array.from({ length: count }, (_, index) => {
    const centre = pick(centres);
    return [`v${index}`, centre.map((value) => value + 0.7 * normal())];
  });
}

/** Hashed embeddings of a made-up assortment. */
export function products(count: number): readonly StoredVector[] {
  const kinds = ["trousers", "skirts", "blouses", "coats", "shirts", "dresses", "jeans", "jumpers", "shoes", "bags"];
  const colours = ["blue", "red", "black", "white", "green", "beige", "grey", "pink", "violet", "navy blue", "brown"];
  const styles = [
    "slim",
    "wide",
    "ankle",
    "cargo",
    "pleated",
    "mini",
    "maxi",
    "classic",
    "vintage",
    "printed",
    "striped",
  ];
  const fabrics = ["cotton", "linen", "wool", "denim", "silk", "viscose", "cashmere", "leather", "jersey", "corduroy"];
  return Array.from({ length: count }, (_, index) => {
    const category = pick(kinds);
    const title = `${pick(styles)} ${pick(fabrics)} ${category} ${index.toString(36)}`;
    const price = { amount: 999 + Math.floor(random() * 20_000), currency: "EUR" };
    return [`v${index}`, embedProduct({ title, category, colour: pick(colours), price })];
  });
}
