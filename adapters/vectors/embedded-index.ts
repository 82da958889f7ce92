import type { Result } from "../../core/result.ts";
import type { VectorRefusal } from "../../core/vectors/refusal.ts";
import type { EmbeddedVectorIndex } from "../../durable-objects/embedded-vector-index.ts";
import type { VectorIndexFacts, VectorIndexPort, VectorIndexShape, VectorMatch, VectorRecord } from "./port.ts";
import { valueOrThrow } from "./vector-index-error.ts";

type Answer<T> = Result<T, VectorRefusal>;
type IndexObject = DurableObjectStub<EmbeddedVectorIndex>;

/**
 * The port over an `EmbeddedVectorIndex` object.
 *
 * @param name the index's identity, kind and embedding-model version: `products:hashed-v1`
 * @param shape what the index is created with on first use; ignored by an index that exists
 */
export function createEmbeddedIndex(
  namespace: DurableObjectNamespace<EmbeddedVectorIndex>,
  name: string,
  shape: VectorIndexShape,
): VectorIndexPort {
  const ask = async <T>(call: (object: IndexObject) => Promise<Answer<T>>): Promise<T> => {
    const object = namespace.get(namespace.idFromName(name));
    const answer = await call(object);
    if (answer.ok || answer.reason.code !== "not_configured") return valueOrThrow(answer);
    valueOrThrow(await object.configure(shape.dimensions, shape.metric));
    return valueOrThrow(await call(object));
  };
  return {
    describe: () => ask<VectorIndexFacts>((object) => object.describe()),
    upsert: async (records) => {
      await ask<number>((object) => object.upsert(records));
    },
    deleteByIds: async (ids) => {
      await ask<number>((object) => object.deleteByIds(ids));
    },
    getByIds: (ids) => ask<readonly VectorRecord[]>((object) => object.getByIds(ids)),
    query: (values, query) => ask<readonly VectorMatch[]>((object) => object.query(values, query)),
    queryById: (id, query) => ask<readonly VectorMatch[]>((object) => object.queryById(id, query)),
  };
}
