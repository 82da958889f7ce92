import { parseAttribute, ruleOf } from "./attributes.ts";
import { addHashed, countFeature, type FeatureCounts, hashRange } from "./feature-hashing.ts";
import { type EmbeddableProduct, productText } from "./product-text.ts";

/** Kind and version: any change that moves a vector is a new version, and a new index. */
export const HASHED_MODEL = "hashed-v1";
export const HASHED_DIMENSIONS = 256;

const WORD_WEIGHT = 1;
const BIGRAM_WEIGHT = 0.5;
/** A word of eight letters has 21 n-grams: in norm together a little heavier than the word. */
const NGRAM_WEIGHT = 0.3;
const NGRAM_MIN_CHARS = 3;
const NGRAM_MAX_CHARS = 5;

/** Seeds keep the same text apart as a word, a pair, an n-gram and an attribute. */
const SEED = { word: 1, bigram: 2, ngram: 3, attribute: 4, empty: 5 } as const;

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const hashText = (text: string, seed: number): number => hashRange(text, 0, text.length, seed);

/** n-grams of a word between boundary marks, so that `^tro` (how a word begins) is not `tro` (within one). */
function countNgrams(counts: FeatureCounts, word: string): void {
  const marked = `^${word}$`;
  for (let length = NGRAM_MIN_CHARS; length <= NGRAM_MAX_CHARS; length++)
    for (let start = 0; start + length <= marked.length; start++)
      countFeature(counts, hashRange(marked, start, start + length, SEED.ngram));
}

function normalised(vector: Float64Array): Float32Array | null {
  const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return norm === 0 ? null : Float32Array.from(vector, (value) => value / norm);
}

/**
 * Embeds a text without a model: words, pairs of words, character n-grams and `key=value` attributes, hashed into
 * `HASHED_DIMENSIONS` signed dimensions. The same text gives the same bits everywhere; time is linear in its length.
 *
 * @returns a unit vector, for every string, the empty one and ill-formed ones included
 */
export function embedText(text: string): Float32Array {
  const words: FeatureCounts = new Map();
  const bigrams: FeatureCounts = new Map();
  const ngrams: FeatureCounts = new Map();
  const attributes = new Map<number, FeatureCounts>();
  let previous = "";
  const addWords = (from: string): void => {
    for (const [word] of from.matchAll(WORD)) {
      countFeature(words, hashText(word, SEED.word));
      if (previous !== "") countFeature(bigrams, hashText(`${previous} ${word}`, SEED.bigram));
      countNgrams(ngrams, word);
      previous = word;
    }
  };
  for (const token of text.toWellFormed().normalize("NFKC").toLowerCase().split(/\s+/u)) {
    const attribute = parseAttribute(token);
    if (attribute === null) {
      addWords(token);
      continue;
    }
    const { weight, words: hasWords } = ruleOf(attribute.key);
    const counts = attributes.get(weight) ?? new Map();
    attributes.set(weight, counts);
    countFeature(counts, hashText(token, SEED.attribute));
    previous = "";
    if (hasWords) addWords(attribute.value.replaceAll("_", " "));
    previous = "";
  }
  const vector = new Float64Array(HASHED_DIMENSIONS);
  addHashed(vector, words, WORD_WEIGHT);
  addHashed(vector, bigrams, BIGRAM_WEIGHT);
  addHashed(vector, ngrams, NGRAM_WEIGHT);
  for (const [weight, counts] of attributes) addHashed(vector, counts, weight);
  const unit = normalised(vector);
  if (unit !== null) return unit;
  // Nothing to hash, or features that cancelled out: the vector of "no text".
  addHashed(vector, new Map([[hashText("", SEED.empty), 1]]), 1);
  return normalised(vector) ?? Float32Array.from(vector);
}

export const embedProduct = (product: EmbeddableProduct): Float32Array => embedText(productText(product));
