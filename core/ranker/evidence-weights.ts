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

const ageWeight = (session: number, sessions: number, decay: number): number =>
  Math.exp((session + 1 - sessions) / (decay * sessions));

/** Weight of each of `sessions` sessions by its age; where `recent`, little but the newest count. */
export const ageWeights = (sessions: number, recent: boolean): Float32Array =>
  Float32Array.from({ length: sessions }, (_, session) =>
    ageWeight(session, sessions, recent ? AGE_DECAY_RECENT : AGE_DECAY),
  );

/** How transitions are weighed, for those that are counted beforehand. */
export const transitionWeights = (sessions: number): TransitionWeights => ({
  step: STEP_WEIGHT,
  recency: (session) => ageWeight(session, sessions, AGE_DECAY_RECENT),
});
