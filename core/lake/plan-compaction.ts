const MINUTE_MS = 60_000;

/** A partition's hour is left alone until nothing was committed to it for this long: it would be merged again and again. */
export const COMPACTION_SETTLE_MS = 10 * MINUTE_MS;
/** So many small files are merged even while more arrive: a reader pays for each. */
export const COMPACTION_UNSETTLED_FILES_MAX = 64;
/** Files from this size on are left as they are. */
export const COMPACTION_FILE_BYTES = 8 * 1024 * 1024;
/** Events of one merge: they are all in memory, at about 1 kB each, in an isolate of 128 MB. */
export const COMPACTION_EVENTS_MAX = 30_000;

/** What planning needs to know of a committed file. */
export interface CompactionInput {
  readonly key: string;
  readonly type: string;
  readonly hour: number;
  readonly events: number;
  readonly bytes: number;
  /** Epoch milliseconds. */
  readonly committedAt: number;
  /** Whether a merge wrote it: two such files are not merged again for their own sake. */
  readonly compacted: boolean;
}

/** Files of one type and hour that become one. */
export interface CompactionTask {
  readonly keys: readonly string[];
  readonly events: number;
  readonly bytes: number;
}

/**
 * Which of one day's files are to be merged. Every task names files of one type and hour, no file stands in two tasks, and when
 * all tasks are done and nothing new is committed, there is nothing left to plan.
 */
export function planCompaction(files: readonly CompactionInput[], now: number): readonly CompactionTask[] {
  const groups = Map.groupBy(files, ({ type, hour }) => `${hour} ${type}`);
  return [...groups.values()].filter((group) => isDue(group, now)).flatMap(binsOf);
}

function isDue(group: readonly CompactionInput[], now: number): boolean {
  const fresh = group.filter(({ compacted }) => !compacted);
  if (fresh.length === 0) return false;
  const newest = fresh.reduce((latest, { committedAt }) => Math.max(latest, committedAt), 0);
  return fresh.length >= COMPACTION_UNSETTLED_FILES_MAX || newest <= now - COMPACTION_SETTLE_MS;
}

/** Fills bins with the smallest files first, so that late arrivals rewrite as little as possible. */
function binsOf(group: readonly CompactionInput[]): CompactionTask[] {
  const small = group.filter(({ bytes, events }) => bytes < COMPACTION_FILE_BYTES && events < COMPACTION_EVENTS_MAX);
  small.sort((left, right) => left.events - right.events || (left.key < right.key ? -1 : 1));
  const bins: CompactionInput[][] = [];
  let bin: CompactionInput[] = [];
  let events = 0;
  let bytes = 0;
  for (const file of small) {
    if (
      bin.length > 0 &&
      (events + file.events > COMPACTION_EVENTS_MAX || bytes + file.bytes > COMPACTION_FILE_BYTES)
    ) {
      bins.push(bin);
      bin = [];
      events = 0;
      bytes = 0;
    }
    bin.push(file);
    events += file.events;
    bytes += file.bytes;
  }
  bins.push(bin);
  return bins.filter((each) => each.length > 1 && each.some(({ compacted }) => !compacted)).map(taskOf);
}

const taskOf = (files: readonly CompactionInput[]): CompactionTask => ({
  keys: files.map(({ key }) => key),
  events: files.reduce((sum, { events }) => sum + events, 0),
  bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
});
