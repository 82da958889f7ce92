const US_PER_SECOND = 1_000_000;

/** Runs `work` and answers its result with the processor time that all threads of the process took. */
export function cpuSeconds<T>(work: () => T): { readonly result: T; readonly seconds: number } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (user + system) / US_PER_SECOND };
}
