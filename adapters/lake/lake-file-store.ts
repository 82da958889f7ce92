import type { AvroSchemaJson } from "../../core/avro/schema.ts";
import type { Envelope } from "../../core/events/envelope.ts";
import { compileRowFormat, encodeLakeFiles, type RowFormat } from "../../core/lake/lake-file.ts";
import { hourIndexOf, lakeFileKey, partitionOf } from "../../core/lake/partition.ts";
import { mapBounded } from "./map-bounded.ts";
import type { LakeFile } from "./port.ts";

/** R2 lists and deletes at most this many keys a call. */
export const R2_KEYS_A_CALL = 1_000;
/** Keeps the runtime's six connections busy. */
const PUTS_AT_ONCE = 4;
const SYNC_BYTES = 16;

/** The Avro record of a type's payload, from its contract; `null` where there is none. The same object while it is unchanged. */
export type SchemaFor = (type: string) => AvroSchemaJson | null;

/** Lake files as objects of a bucket, before anybody has committed them. Remembers compiled schemas. */
export class LakeFileStore {
  readonly #bucket: R2Bucket;
  readonly #schemaFor: SchemaFor;
  readonly #formats = new Map<string, { readonly schema: AvroSchemaJson | null; readonly format: RowFormat }>();

  constructor(bucket: R2Bucket, schemaFor: SchemaFor) {
    this.#bucket = bucket;
    this.#schemaFor = schemaFor;
  }

  /** Writes events under fresh names, a file or two per type and hour. */
  async put(events: readonly Envelope[]): Promise<readonly LakeFile[]> {
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

  async delete(keys: readonly string[]): Promise<void> {
    for (let start = 0; start < keys.length; start += R2_KEYS_A_CALL)
      await this.#bucket.delete(keys.slice(start, start + R2_KEYS_A_CALL));
  }

  /** An orphan that stays is invisible and costs its bytes until it is swept; it must not fail the write. */
  async deleteOrphans(files: readonly LakeFile[]): Promise<void> {
    await this.delete(files.map(({ key }) => key)).catch(() => undefined);
  }

  #format(type: string): RowFormat {
    const schema = this.#schemaFor(type);
    const known = this.#formats.get(type);
    if (known !== undefined && known.schema === schema) return known.format;
    const format = compileRowFormat(schema);
    this.#formats.set(type, { schema, format });
    return format;
  }
}

const randomSync = (): Uint8Array => crypto.getRandomValues(new Uint8Array(SYNC_BYTES));

function groupByTypeAndHour(events: readonly Envelope[]): Map<string, Map<number, Envelope[]>> {
  const byType = Map.groupBy(events, (event) => event.type);
  return new Map([...byType].map(([type, ofType]) => [type, Map.groupBy(ofType, (event) => hourIndexOf(event.time))]));
}
