/** What a call of `compact` did. */
export interface Compacted {
  /** Merges that took effect, the files that they replaced and those that they wrote. */
  readonly merges: number;
  readonly replaced: number;
  readonly written: number;
  readonly bytesBefore: number;
  readonly bytesAfter: number;
  /** Events left out because their id is in the lake already. */
  readonly duplicates: number;
  /** Merges that failed, e.g. because a file is damaged: its files stay as they are. */
  readonly failed: number;
  /** Merges that were due and not begun. */
  readonly remaining: number;
}

/** Keeps the lake small, young and lawful. Every method may be repeated, and may run beside writers, readers and itself. */
export interface LakeUpkeepPort {
  /** Merges up to `maxMerges` groups of one date's small files. `now`: epoch milliseconds. */
  compact(date: string, options: { readonly now: number; readonly maxMerges: number }): Promise<Compacted>;
  /** Takes the files of types that are past their retention out of every list; answers how many. */
  retireExpired(date: string, now: number): Promise<number>;
  /** Deletes the bytes of one date's files that were retired before a time; answers how many. */
  deleteRetired(date: string, before: number): Promise<number>;
  /** Deletes files that nobody committed and that were written before a time, a page at a time; `cursor` null when done. */
  sweepOrphans(
    cursor: string | null,
    writtenBefore: number,
  ): Promise<{ readonly deleted: number; readonly cursor: string | null }>;
  /**
   * Erases a date's events of these people or sessions (the lake's pseudonyms) for good, from retired files too; answers how
   * many. Their ids stay taken, so that no late delivery and no replay brings them back.
   */
  erase(date: string, pseudonyms: ReadonlySet<string>): Promise<number>;
}
