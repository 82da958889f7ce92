import type { Predictor } from "../predictor.ts";

/** The session's own items, the newest first: how far repeating oneself goes. Training plays no part in it. */
export const sessionItems: Predictor = ({ items }, limit) => [...new Set(items.toReversed())].slice(0, limit);
