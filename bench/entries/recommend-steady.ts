import { entry as ensemble } from "./recommend-ensemble.ts";

/** Serenade's published load: Kersbergen et al., SIGMOD 2022, section 5.2. */
const REQUESTS_PER_SECOND = 1_000;

export const entry = {
  ...ensemble,
  name: "recommend-steady",
  about: `recommend-ensemble's requests at an even ${REQUESTS_PER_SECOND} a second, timed from when each was due`,
  steadyPerSecond: REQUESTS_PER_SECOND,
};
