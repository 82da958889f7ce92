import type { TransitionWeights } from "./hot-transitions.ts";

/** Steps that a transition reaches. */
export const TRANSITION_REACH = 8;
/** Longest distance within a session that decays are tabulated for. */
export const DISTANCE_MAX = 64;
/** Decays are in clicks from the end of the prefix, or from the shared click in the neighbour; ages in shares of the window. */
const QUERY_DECAY = 3;
const QUERY_DECAY_LAST = 0.8;
const QUERY_DECAY_ALL = 30;
const TRANSITION_QUERY_DECAY = 1.5;
const NEIGHBOUR_DECAY = 6;
const AGE_DECAY = 0.6;
const AGE_DECAY_RECENT = 0.06;

const decays = (decay: number): Float64Array =>
  Float64Array.from({ length: DISTANCE_MAX }, (_, distance) => Math.exp(-distance / decay));

export const QUERY_WEIGHT = decays(QUERY_DECAY);
export const QUERY_WEIGHT_LAST = decays(QUERY_DECAY_LAST);
export const QUERY_WEIGHT_ALL = decays(QUERY_DECAY_ALL);
export const QUERY_WEIGHT_TRANSITION = decays(TRANSITION_QUERY_DECAY);
export const NEIGHBOUR_WEIGHT = decays(NEIGHBOUR_DECAY);
/** 1 / steps as far as a transition reaches. */
export const STEP_WEIGHT = Float64Array.from({ length: DISTANCE_MAX }, (_, gap) =>
  gap > 0 && gap <= TRANSITION_REACH ? 1 / gap : 0,
);

/** A session's age is looked up in so many parts of the window, each about a thousandth of the steeper weight. */
export const AGES = 16_384;

const ageWeights = (decay: number): Float32Array =>
  Float32Array.from({ length: AGES + 1 }, (_, age) => Math.exp(-age / AGES / decay));

/** Of a session by its age in parts of the window; `AGE_WEIGHT_RECENT` lets little but the newest count. */
export const AGE_WEIGHT = ageWeights(AGE_DECAY);
export const AGE_WEIGHT_RECENT = ageWeights(AGE_DECAY_RECENT);

/** How transitions are weighed, for those that are counted beforehand. */
export const transitionWeights = (sessions: number): TransitionWeights => ({
  step: STEP_WEIGHT,
  recency: (session) => AGE_WEIGHT_RECENT[(((sessions - 1 - session) * AGES) / Math.max(1, sessions)) | 0] ?? 0,
});
