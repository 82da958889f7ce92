import { describe, expect, it } from "vitest";
import { CONTRACT_FILTER_FIELDS, vectorIndexContract } from "./contract.ts";
import { VectorizeEmulation } from "./vectorize-emulation.ts";
import { createVectorizeIndex } from "./vectorize-index.ts";

const SHAPE = { dimensions: 2, metric: "cosine" } as const;
const emulate = ({ dimensions, metric }: Parameters<typeof createVectorizeIndex>[1]) =>
  new VectorizeEmulation(dimensions, metric, CONTRACT_FILTER_FIELDS);

vectorIndexContract("Vectorize", (shape) => createVectorizeIndex(emulate(shape), shape));

describe("createVectorizeIndex", () => {
  it("answers nothing for an unknown id also where the service answers nothing", async () => {
    const binding = emulate(SHAPE);
    binding.queryById = async () => ({ count: 0, matches: [] });
    expect(await createVectorizeIndex(binding, SHAPE).queryById("unknown", { topK: 5 })).toEqual([]);
  });

  it("passes a failure of the service on when the id is known", async () => {
    const binding = emulate(SHAPE);
    binding.getByIds = async () => [{ id: "known", values: [1, 0] }];
    binding.queryById = async () => Promise.reject(new Error("VECTOR_QUERY_ERROR (code = 10000): try later"));
    await expect(createVectorizeIndex(binding, SHAPE).queryById("known", { topK: 5 })).rejects.toThrow("try later");
  });

  it("asks Vectorize nothing when there is nothing to ask", async () => {
    const unused = new Proxy(emulate(SHAPE), {
      get: (_, property) => {
        throw new Error(`${String(property)} was called`);
      },
    });
    const index = createVectorizeIndex(unused, SHAPE);
    await index.upsert([]);
    await index.deleteByIds([]);
    expect(await index.getByIds([])).toEqual([]);
    expect(await index.query(new Float32Array([1, 0]), { topK: 1, filter: { colour: { $in: [] } } })).toEqual([]);
  });
});
