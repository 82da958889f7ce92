import type { AvroSchemaJson } from "../../core/avro/schema.ts";
import type { Envelope } from "../../core/events/envelope.ts";
import { compileRowFormat, encodeLakeFiles, type RowFormat, readLakeFile } from "../../core/lake/lake-file.ts";
import {
  DATE_MARKER_PREFIX,
  dateMarkerKey,
  dateOfMarker,
  dayBefore,
  hourIndexOf,
  lakeFileKey,
  parseLakeFileKey,
  partitionOf,
} from "../../core/lake/partition.ts";
import type { LakePartition } from "../../durable-objects/lake-partition.ts";
import { mapBounded } from "./map-bounded.ts";
import type { LakeFile, LakePort } from "./port.ts";

/** Dates of one batch that are written at once. With `PUTS_AT_ONCE` it keeps the runtime's six connections busy. */
const DATES_AT_ONCE = 3;
const PUTS_AT_ONCE = 4;
/** R2 lists and deletes at most this many keys a call. */
const R2_KEYS_A_CALL = 1_000;
const SYNC_BYTES = 16;

/** The Avro record of a type's payload, from its contract; `null` where there is none. The same object while it is unchanged. */
export type SchemaFor = (type: string) => AvroSchemaJson | null;

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
  readonly #schemaFor: SchemaFor;
  readonly #formats = new Map<string, { readonly schema: AvroSchemaJson | null; readonly format: RowFormat }>();
  readonly #markedDates = new Set<string>();

  constructor(bucket: R2Bucket, partitions: DurableObjectNamespace<LakePartition>, schemaFor: SchemaFor) {
    this.#bucket = bucket;
    this.#partitions = partitions;
    this.#schemaFor = schemaFor;
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
      const [files] = await Promise.all([this.#putFiles(fresh), this.#markDate(date)]);
      // Where this throws, the commit may have happened: the files stay, visible or not, and a retry of the batch finds out.
      const outcome = await partition.commit(
        files,
        fresh.map((event) => event.id),
      );
      if (outcome.committed) return fresh.length;
      await this.#deleteOrphans(files);
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

  async #putFiles(events: readonly Envelope[]): Promise<readonly LakeFile[]> {
    const groups = [...groupByTypeAndHour(events)].flatMap(([type, hours]) =>
      [...hours].map(([hourIndex, ofHour]) => ({ partition: partitionOf(type, hourIndex), ofHour })),
    );
    const files = await mapBounded(groups, PUTS_AT_ONCE, async ({ partition, ofHour }) => {
      const encoded = await encodeLakeFiles(ofHour, this.#format(partition.type), randomSync);
      return Promise.all(
        encoded.map(async (file) => {
          const key = lakeFileKey(partition, crypto.randomUUID());
          await this.#bucket.put(key, file.bytes);
          return { ...partition, key, events: file.events, bytes: file.bytes.length };
        }),
      );
    });
    return files.flat();
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

  async #deleteOrphans(files: readonly LakeFile[]): Promise<void> {
    const keys = files.map((file) => file.key);
    for (let start = 0; start < keys.length; start += R2_KEYS_A_CALL)
      // An orphan that stays is invisible and costs its bytes only; it must not fail the write.
      await this.#bucket.delete(keys.slice(start, start + R2_KEYS_A_CALL)).catch(() => undefined);
  }

  #format(type: string): RowFormat {
    const schema = this.#schemaFor(type);
    const known = this.#formats.get(type);
    if (known !== undefined && known.schema === schema) return known.format;
    const format = compileRowFormat(schema);
    this.#formats.set(type, { schema, format });
    return format;
  }

  #partition(date: string): DurableObjectStub<LakePartition> {
    return this.#partitions.get(this.#partitions.idFromName(date));
  }
}

const randomSync = (): Uint8Array => crypto.getRandomValues(new Uint8Array(SYNC_BYTES));

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

function groupByTypeAndHour(events: readonly Envelope[]): Map<string, Map<number, Envelope[]>> {
  const byType = Map.groupBy(events, (event) => event.type);
  return new Map([...byType].map(([type, ofType]) => [type, Map.groupBy(ofType, (event) => hourIndexOf(event.time))]));
}
