import type { TrainingParameters } from "./parameters.ts";
import type { ModelParts } from "./sections.ts";
import type { SessionLog } from "./session-log.ts";

const SECONDS_PER_DAY = 86_400;

export type Popularity = Pick<ModelParts, "popularity" | "recentPopularity" | "firstSeen" | "lastSeen" | "trending">;

/** How often, how lately and since when each item was interacted with; "lately" is seen from the log's last click. */
export function measurePopularity(log: SessionLog, parameters: TrainingParameters): Popularity {
  const items = log.itemIds.length;
  const now = log.times.reduce((latest, time) => Math.max(latest, time), 0);
  const halfLife = parameters.recentHalfLifeDays * SECONDS_PER_DAY;
  const popularity = new Uint32Array(items);
  const recent = new Float64Array(items);
  const firstSeen = new Uint32Array(items).fill(now);
  const lastSeen = new Uint32Array(items);
  log.items.forEach((item, at) => {
    const time = log.times[at] ?? 0;
    popularity[item] = (popularity[item] ?? 0) + 1;
    recent[item] = (recent[item] ?? 0) + 2 ** ((time - now) / halfLife);
    firstSeen[item] = Math.min(firstSeen[item] ?? now, time);
    lastSeen[item] = Math.max(lastSeen[item] ?? 0, time);
  });
  const recentPopularity = Float32Array.from(recent);
  const trending = Uint32Array.from({ length: items }, (_, item) => item).sort(
    (a, b) =>
      (recentPopularity[b] ?? 0) - (recentPopularity[a] ?? 0) || (popularity[b] ?? 0) - (popularity[a] ?? 0) || a - b,
  );
  return { popularity, recentPopularity, firstSeen, lastSeen, trending };
}
