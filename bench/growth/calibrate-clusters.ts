import type { ClickSessions } from "../../core/ranker/click-sessions.ts";
import { type Likeness, likenessOf } from "./likeness.ts";
import type { ShopProfile } from "./shop-profile.ts";
import { CLUSTER_SIZES, drawLog, SyntheticShop } from "./synthetic-shop.ts";

const ROUNDS = 8;
const SEED = 1;
/** How far a share is moved towards the one that would explain the difference: below 1, because levels overlap. */
const STEP = 0.7;
const SHARE_MIN = 0.001;

/** What is calibrated: next clicks found at place 1, 2 to 5, 6 to 20, 21 to 100, and not at all. One range a level. */
const ranges = (found: readonly number[]): readonly number[] =>
  [...found, 1].map((share, at) => share - (at === 0 ? 0 : (found[at - 1] ?? 0)));

/**
 * Finds the `clusterShares` with which a shop of the real one's size has as many next clicks among the last item's followers,
 * range by range: iterative proportional fitting. Deterministic.
 */
export function calibrateClusters(
  real: ClickSessions,
  measured: (clusterShares: Float64Array) => ShopProfile,
): ShopProfile {
  const wanted = ranges(likenessOf(real).found);
  let shares = new Float64Array(CLUSTER_SIZES.length).fill(1 / CLUSTER_SIZES.length);
  let best = { profile: measured(shares), error: Number.POSITIVE_INFINITY };
  for (let round = 0; round < ROUNDS; round++) {
    const profile: ShopProfile = { ...best.profile, clusterShares: shares };
    const got = ranges(likenessOfDrawn(profile, real.items.length, SEED).found);
    const error = wanted.reduce((sum, share, at) => sum + (share - (got[at] ?? 0)) ** 2, 0);
    if (error < best.error) best = { profile, error };
    const moved = shares.map((share, level) =>
      Math.max(SHARE_MIN, share * ((wanted[level] ?? 0) / Math.max(SHARE_MIN, got[level] ?? 0)) ** STEP),
    );
    const total = moved.reduce((sum, share) => sum + share, 0);
    shares = moved.map((share) => share / total);
  }
  return best.profile;
}

/** A shop of `clicks` clicks, drawn to be looked at. */
export const likenessOfDrawn = (profile: ShopProfile, clicks: number, seed: number): Likeness =>
  likenessOf(drawLog(new SyntheticShop(profile, clicks, seed), clicks));
