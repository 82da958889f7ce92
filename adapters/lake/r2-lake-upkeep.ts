import type { AvroSchemaJson } from "../../core/avro/schema.ts";
import type { Envelope } from "../../core/events/envelope.ts";
import { openLakeFile } from "../../core/lake/lake-file.ts";
import { dayBefore, parseLakeFileKey } from "../../core/lake/partition.ts";
import { planCompaction } from "../../core/lake/plan-compaction.ts";
import { isPastRetention } from "../../core/lake/retention.ts";
import { visitorOf } from "../../core/sessions/session-key.ts";
import type { LakePartition } from "../../durable-objects/lake-partition.ts";
import { LakeFileStore, R2_KEYS_A_CALL, type SchemaFor } from "./lake-file-store.ts";
import type { LakeFile } from "./port.ts";
import type { Compacted, LakeUpkeepPort } from "./upkeep-port.ts";

const EVENTS_PREFIX = "events/";

export interface LakeUpkeepOptions {
  readonly schemaFor: SchemaFor;
  /** Days that a type's events are kept, by its contract. */
  readonly retentionDays: (type: string) => number;
}

/** Upkeep of the lake that `createLake` writes. */
export const createLakeUpkeep = (
  bucket: R2Bucket,
  partitions: DurableObjectNamespace<LakePartition>,
  options: LakeUpkeepOptions,
): LakeUpkeepPort => new R2LakeUpkeep(bucket, partitions, options);

interface Merge {
  readonly written: readonly LakeFile[];
  readonly duplicates: number;
}

class R2LakeUpkeep implements LakeUpkeepPort {
  readonly #bucket: R2Bucket;
  readonly #partitions: DurableObjectNamespace<LakePartition>;
  readonly #files: LakeFileStore;
  readonly #retentionDays: (type: string) => number;
  /** Schemas of the files that were read, by the contract version that their events name: what is rewritten keeps its own. */
  readonly #written = new Map<string, AvroSchemaJson>();

  constructor(bucket: R2Bucket, partitions: DurableObjectNamespace<LakePartition>, options: LakeUpkeepOptions) {
    this.#bucket = bucket;
    this.#partitions = partitions;
    this.#files = new LakeFileStore(
      bucket,
      (type, dataSchema) => this.#written.get(dataSchema ?? "") ?? options.schemaFor(type, dataSchema),
    );
    this.#retentionDays = options.retentionDays;
  }

  async compact(
    date: string,
    { now, maxMerges }: { readonly now: number; readonly maxMerges: number },
  ): Promise<Compacted> {
    const tasks = planCompaction(await this.#partition(date).manifest(), now);
    const sum = { merges: 0, replaced: 0, written: 0, bytesBefore: 0, bytesAfter: 0, duplicates: 0, failed: 0 };
    for (const task of tasks.slice(0, maxMerges)) {
      const merge = await this.#merge(date, task.keys).catch(() => "failed" as const);
      if (merge === "failed") sum.failed++;
      if (merge === "failed" || merge === null) continue;
      sum.merges++;
      sum.replaced += task.keys.length;
      sum.written += merge.written.length;
      sum.bytesBefore += task.bytes;
      sum.bytesAfter += merge.written.reduce((bytes, file) => bytes + file.bytes, 0);
      sum.duplicates += merge.duplicates;
    }
    return { ...sum, remaining: Math.max(0, tasks.length - maxMerges) };
  }

  async retireExpired(date: string, now: number): Promise<number> {
    const partition = this.#partition(date);
    const expired = (await partition.files()).filter(({ type }) =>
      isPastRetention(date, this.#retentionDays(type), now),
    );
    return expired.length === 0 ? 0 : partition.retire(expired.map(({ key }) => key));
  }

  async deleteRetired(date: string, before: number): Promise<number> {
    const partition = this.#partition(date);
    const keys = await partition.retired(before);
    if (keys.length === 0) return 0;
    // Bytes first: whatever ends between the two, the manifest still names what is to be deleted.
    await this.#files.delete(keys);
    await partition.drop(keys);
    return keys.length;
  }

  async sweepOrphans(
    cursor: string | null,
    writtenBefore: number,
  ): Promise<{ readonly deleted: number; readonly cursor: string | null }> {
    const page = await this.#bucket.list({
      prefix: EVENTS_PREFIX,
      limit: R2_KEYS_A_CALL,
      ...(cursor === null ? {} : { cursor }),
    });
    const old = page.objects.filter(({ uploaded }) => uploaded.getTime() < writtenBefore);
    const byDate = Map.groupBy(old, ({ key }) => parseLakeFileKey(key)?.date ?? null);
    let deleted = 0;
    for (const [date, objects] of byDate) {
      if (date === null) continue;
      const orphans = await this.#partition(date).unknown(objects.map(({ key }) => key));
      await this.#files.delete(orphans);
      deleted += orphans.length;
    }
    return { deleted, cursor: page.truncated ? page.cursor : null };
  }

  async erase(date: string, pseudonyms: ReadonlySet<string>): Promise<number> {
    const partition = this.#partition(date);
    const concerns = (event: Envelope) =>
      pseudonyms.has(event.session) ||
      pseudonyms.has(visitorOf(event.session)) ||
      (event.subject !== null && pseudonyms.has(event.subject));
    let erased = 0;
    for (let again = true; again; ) {
      again = false;
      for (const { key } of await partition.files()) {
        const events = await this.#read(key);
        const kept = events.filter((event) => !concerns(event));
        if (kept.length === events.length) continue;
        const files = await this.#files.put(kept);
        if (await partition.replace([key], files)) erased += events.length - kept.length;
        else {
          // Compaction was faster: its new file is in the next list.
          await this.#files.deleteOrphans(files);
          again = true;
        }
      }
    }
    await this.deleteRetired(date, Number.MAX_SAFE_INTEGER);
    return erased;
  }

  /** Answers `null` where somebody else has replaced one of the files meanwhile. */
  async #merge(date: string, keys: readonly string[]): Promise<Merge | null> {
    const events: Envelope[] = [];
    for (const key of keys) events.push(...(await this.#read(key)));
    const unique = [...new Map(events.toReversed().map((event) => [event.id, event])).values()].reverse();
    // An event without a time that was sent again across midnight can stand on two days: the earlier one keeps it.
    const unseen = new Set(await this.#partition(dayBefore(date)).unseen(unique.map(({ id }) => id)));
    const kept = unique.filter(({ id }) => unseen.has(id)).sort(bySession);
    const written = await this.#files.put(kept);
    // Where this throws, the files may be committed: they stay, and the sweep finds out.
    if (await this.#partition(date).replace(keys, written)) return { written, duplicates: events.length - kept.length };
    await this.#files.deleteOrphans(written);
    return null;
  }

  async #read(key: string): Promise<Envelope[]> {
    const object = await this.#bucket.get(key);
    if (object === null) throw new Error(`the committed lake file ${key} is missing`);
    const file = await openLakeFile(object.body);
    const events = await Array.fromAsync(file.events());
    if (file.dataSchema !== null)
      for (const { dataschema } of events) if (dataschema !== undefined) this.#written.set(dataschema, file.dataSchema);
    return events;
  }

  #partition(date: string): DurableObjectStub<LakePartition> {
    return this.#partitions.get(this.#partitions.idFromName(date));
  }
}

/** A session's events side by side, in their time: pseudonyms do not compress but by standing beside themselves. */
const bySession = (left: Envelope, right: Envelope): number =>
  left.session === right.session ? left.time - right.time : left.session < right.session ? -1 : 1;
