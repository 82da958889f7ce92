import type { Envelope } from "../../core/events/envelope.ts";
import { readLakeFile } from "../../core/lake/lake-file.ts";
import {
  DATE_MARKER_PREFIX,
  dateMarkerKey,
  dateOfMarker,
  dayBefore,
  hourIndexOf,
  parseLakeFileKey,
  partitionOf,
} from "../../core/lake/partition.ts";
import { storedCounts } from "../../core/live/stored-counts.ts";
import type { LakePartition } from "../../durable-objects/lake-partition.ts";
import { LakeFileStore, R2_KEYS_A_CALL, type SchemaFor } from "./lake-file-store.ts";
import { mapBounded } from "./map-bounded.ts";
import type { LakeFile, LakePort } from "./port.ts";

/** Dates of one batch that are written at once. */
const DATES_AT_ONCE = 3;

/**
 * The lake on an R2 bucket, each day's manifest and guard in a `LakePartition` object. Keep one per isolate: it remembers
 * compiled schemas and the dates that are marked.
 */
export const createLake = (
  bucket: R2Bucket,
  partitions: DurableObjectNamespace<LakePartition>,
  schemaFor: SchemaFor,
): LakePort => new R2Lake(bucket, partitions, schemaFor);

class R2Lake implements LakePort {
  readonly #bucket: R2Bucket;
  readonly #partitions: DurableObjectNamespace<LakePartition>;
  readonly #files: LakeFileStore;
  readonly #markedDates = new Set<string>();

  constructor(bucket: R2Bucket, partitions: DurableObjectNamespace<LakePartition>, schemaFor: SchemaFor) {
    this.#bucket = bucket;
    this.#partitions = partitions;
    this.#files = new LakeFileStore(bucket, schemaFor);
  }

  async write(events: readonly Envelope[]): Promise<{ readonly written: number; readonly duplicates: number }> {
    const counts = await mapBounded([...groupByDate(firstOfEachId(events))], DATES_AT_ONCE, ([date, ofDate]) =>
      this.#writeDate(date, ofDate),
    );
    const written = counts.reduce((sum, count) => sum + count, 0);
    return { written, duplicates: events.length - written };
  }

  async dates(after: string | null, limit: number): Promise<readonly string[]> {
    const dates: string[] = [];
    let startAfter = after === null ? DATE_MARKER_PREFIX : dateMarkerKey(after);
    while (dates.length < limit) {
      const page = await this.#bucket.list({
        prefix: DATE_MARKER_PREFIX,
        startAfter,
        limit: Math.min(limit - dates.length, R2_KEYS_A_CALL),
      });
      for (const { key } of page.objects) {
        startAfter = key;
        const date = dateOfMarker(key);
        if (date !== null) dates.push(date);
      }
      if (!page.truncated) break;
    }
    return dates;
  }

  async files(date: string): Promise<readonly LakeFile[]> {
    return this.#partition(date).files();
  }

  async open(key: string): Promise<ReadableStream<Uint8Array> | null> {
    const partition = parseLakeFileKey(key);
    if (partition === null) return null;
    const [committed, object] = await Promise.all([this.#partition(partition.date).has(key), this.#bucket.get(key)]);
    if (object === null) return null;
    if (committed) return object.body;
    await object.body.cancel();
    return null;
  }

  async *read(key: string): AsyncGenerator<Envelope, void, undefined> {
    const body = await this.open(key);
    if (body === null) throw new Error(`no committed lake file ${key}`);
    yield* readLakeFile(body);
  }

  /** Answers how many of one date's events this call committed. */
  async #writeDate(date: string, events: readonly Envelope[]): Promise<number> {
    const partition = this.#partition(date);
    const unseen = new Set(await partition.unseen(events.map((event) => event.id)));
    const taken = await this.#takenTheDayBefore(date, events);
    let fresh = events.filter((event) => unseen.has(event.id) && !taken.has(event.id));
    // Every round but the last loses at least one id to another writer, so the loop ends.
    while (fresh.length > 0) {
      const [files] = await Promise.all([this.#files.put(fresh), this.#markDate(date)]);
      // Where this throws, the commit may have happened: the files stay, visible or not, and a retry of the batch finds out.
      const outcome = await partition.commit(
        files,
        fresh.map((event) => event.id),
        storedCounts(fresh),
      );
      if (outcome.committed) return fresh.length;
      await this.#files.deleteOrphans(files);
      const taken = new Set(outcome.duplicates);
      fresh = fresh.filter((event) => !taken.has(event.id));
    }
    return 0;
  }

  /**
   * An event without a time of its own got that of its arrival: sent again after midnight, it arrives on another day. Such ids
   * are looked for on the day before as well, so that they still count once.
   */
  async #takenTheDayBefore(date: string, events: readonly Envelope[]): Promise<ReadonlySet<string>> {
    const timed = events.filter((event) => event.time === event.received).map((event) => event.id);
    if (timed.length === 0) return new Set();
    const unseen = new Set(await this.#partition(dayBefore(date)).unseen(timed));
    return new Set(timed.filter((id) => !unseen.has(id)));
  }

  /** Makes a date discoverable, before its first commit, so that no committed file can be invisible. */
  async #markDate(date: string): Promise<void> {
    if (this.#markedDates.has(date)) return;
    const key = dateMarkerKey(date);
    // R2 takes one write a second for a key: only the writers that meet a new date write, and the losers of their race look again.
    if ((await this.#bucket.head(key)) === null) {
      try {
        await this.#bucket.put(key, "");
      } catch (error) {
        if ((await this.#bucket.head(key)) === null) throw error;
      }
    }
    this.#markedDates.add(date);
  }

  #partition(date: string): DurableObjectStub<LakePartition> {
    return this.#partitions.get(this.#partitions.idFromName(date));
  }
}

function firstOfEachId(events: readonly Envelope[]): Envelope[] {
  const seen = new Set<string>();
  return events.filter((event) => seen.size < seen.add(event.id).size);
}

function groupByDate(events: Iterable<Envelope>): Map<string, Envelope[]> {
  const dateOf = new Map<number, string>();
  return Map.groupBy(events, (event) => {
    const hourIndex = hourIndexOf(event.time);
    const known = dateOf.get(hourIndex);
    if (known !== undefined) return known;
    const { date } = partitionOf(event.type, hourIndex);
    dateOf.set(hourIndex, date);
    return date;
  });
}
