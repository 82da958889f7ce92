const SECONDS_PER_DAY = 86_400;
/**
 * How long a training file without a clock is taken to last. Only methods that weigh age need it; a shop's training window is
 * of this order, and what is public of the data sets without a clock covers 4 to 6 months.
 */
const WINDOW_DAYS_WITHOUT_CLOCK = 150;

/** Epoch seconds for the clicks of sessions that stand oldest first but tell no time: the sessions spread evenly. */
export function spreadTimes(starts: Uint32Array): Float64Array {
  const sessions = starts.length - 1;
  const step = (WINDOW_DAYS_WITHOUT_CLOCK * SECONDS_PER_DAY) / Math.max(1, sessions);
  const times = new Float64Array(starts[sessions] ?? 0);
  for (let session = 0; session < sessions; session++)
    times.fill((session + 1) * step, starts[session], starts[session + 1]);
  return times;
}
