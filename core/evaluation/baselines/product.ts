import * as z from "zod";
import { CatalogState } from "../../catalog/catalog-state.ts";
import type { SellableProduct } from "../../catalog/product.ts";
import { DEFAULT_PARAMETERS } from "../../model/parameters.ts";
import { readSnapshot } from "../../model/snapshot-reader.ts";
import { train } from "../../model/train.ts";
import { NO_FILTER } from "../../recommend/filter.ts";
import { recommend } from "../../recommend/recommend.ts";
import { ItemVocabulary } from "../item-vocabulary.ts";
import type { Predictor } from "../predictor.ts";
import { sessionLogOf } from "../session-log-of.ts";
import type { TrainingSet } from "../training-set.ts";

const MS_PER_SECOND = 1_000;

export const ProductParameters = z.strictObject({
  /** What a request may ask for: variety beside relevance. */
  diversity: z.number().min(0).max(1).default(0),
});

/**
 * What the platform itself would answer: a model trained and written as in production, and the whole path of `recommend` on a
 * page that shows no product, with every item of training for sale. Throws where training wrote what cannot be read back.
 */
export function product(set: TrainingSet, { diversity }: z.infer<typeof ProductParameters>): Predictor {
  const { log } = set;
  const vocabulary = new ItemVocabulary();
  for (let number = 0; number < log.itemCount; number++) vocabulary.numberOf(asciiId(set.vocabulary.idOf(number)));
  const sessions = sessionLogOf({ ...set, vocabulary }, DEFAULT_PARAMETERS.sessionMaxClicks);
  const snapshot = readSnapshot(train(sessions, DEFAULT_PARAMETERS));
  if (!snapshot.ok) throw new Error(`the model cannot be read back: ${snapshot.reason.code}`);
  const catalog = everythingForSale(
    Array.from({ length: log.itemCount }, (_, number) => vocabulary.idOf(number)),
    new Map([...set.categories].map(([id, category]) => [asciiId(id), category])),
  );

  return ({ items, time }, limit) => {
    const now = time * MS_PER_SECOND;
    const { items: answer } = recommend(
      {
        placement: "home",
        session: items.map((item) => ({ item: asciiId(set.vocabulary.idOf(item)), kind: "view", time: now })),
        item: null,
        cart: [],
        category: null,
        limit,
        filter: NO_FILTER,
        exclude: [],
        terms: { diversity },
        personalization: true,
      },
      { index: snapshot.value, catalog, contentNeighbours: () => null, now },
    );
    return answer.map(({ item }) => vocabulary.numberOf(item));
  };
}

/** Ids of a platform's products are ASCII; a data set's may be anything. Different ids stay different. */
const asciiId = (id: string): string => (/^[!-$&-~]*$/.test(id) ? id : encodeURIComponent(id));

function everythingForSale(ids: readonly string[], categories: ReadonlyMap<string, string>): CatalogState {
  const catalog = new CatalogState();
  const products = ids.map(
    (id): SellableProduct => ({
      id,
      title: "",
      category: categories.get(id) ?? "",
      colour: null,
      price: { amount: 0, currency: "XXX" },
      stock: 1,
      status: "active",
      url: null,
      image: null,
    }),
  );
  catalog.load(products, 0);
  return catalog;
}
