import { describe, expect, it } from "vitest";
import { embedText } from "../../core/embedding/hashed-embedder.ts";
import { createHashedEmbedder } from "./hashed.ts";

describe("the hashed embedder", () => {
  it("embeds each text on its own, in order, in the dimensions that it names", async () => {
    const embedder = createHashedEmbedder();
    const vectors = await embedder.embed(["blue trousers", "", "red skirt"]);
    expect(vectors).toEqual(["blue trousers", "", "red skirt"].map(embedText));
    expect(vectors.every((vector) => vector.length === embedder.dimensions)).toBe(true);
    expect(await embedder.embed([])).toEqual([]);
  });

  it("gives on workerd the vector that it gives anywhere", async () => {
    const [vector] = await createHashedEmbedder().embed(["Grün-blaue Hose category=trousers colour=navy_blue"]);
    const digest = await crypto.subtle.digest("SHA-256", vector ?? new Float32Array());
    // The beginning of the hash that the core's own test names.
    expect(Array.from(new Uint8Array(digest).slice(0, 4))).toEqual([0x14, 0x24, 0xbe, 0x9b]);
  });
});
