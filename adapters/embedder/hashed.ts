import { embedText, HASHED_DIMENSIONS, HASHED_MODEL } from "../../core/embedding/hashed-embedder.ts";
import type { EmbedderPort } from "./port.ts";

/** The embedded embedder: no binding, no model, the same vector for a text everywhere. */
export function createHashedEmbedder(): EmbedderPort {
  return {
    model: HASHED_MODEL,
    dimensions: HASHED_DIMENSIONS,
    embed: async (texts) => texts.map(embedText),
  };
}
