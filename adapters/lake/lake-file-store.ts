import type { AvroSchemaJson } from "../../core/avro/schema.ts";
import type { Envelope } from "../../core/events/envelope.ts";
import { compileRowFormat, encodeLakeFiles, type RowFormat } from "../../core/lake/lake-file.ts";
import { hourIndexOf, type LakePartitionKey, lakeFileKey, partitionOf } from "../../core/lake/partition.ts";
import { mapBounded } from "./map-bounded.ts";
import type { LakeFile } from "./port.ts";

/** R2 lists and deletes at most this many keys a call. */
export const R2_KEYS_A_CALL = 1_000;
/** Keeps the runtime's six connections busy. */
const PUTS_AT_ONCE = 4;
const SYNC_BYTES = 16;

/**
 * The Avro record of a type's payload by the contract version that an event's `dataschema` names (`null` where it names none);
 * `null` where there is none. The same object while it is unchanged.
 */
export type SchemaFor = (
  type: string,
  dataSchema: string | null,
) => AvroSchemaJson | null | Promise<AvroSchemaJson | null>;

/** Compiled schemas that an isolate remembers; beyond them it starts over. */
const FORMATS_MAX = 500;

/** Lake files as objects of a bucket, before anybody has committed them. Remembers compiled schemas. */
export class LakeFileStore {
  readonly #bucket: R2Bucket;
  readonly #schemaFor: SchemaFor;
  /** By the text of their schema: versions whose payload has one schema share files. */
  readonly #formats = new Map<string, RowFormat>();
  readonly #texts = new WeakMap<object, string>();

  constructor(bucket: R2Bucket, schemaFor: SchemaFor) {
    this.#bucket = bucket;
    this.#schemaFor = schemaFor;
  }

  /** Writes events under fresh names, a file or two per type, hour and schema of the payload. */
  async put(events: readonly Envelope[]): Promise<readonly LakeFile[]> {
    const groups = [...groupByTypeAndHour(events)].flatMap(([type, hours]) =>
      [...hours].map(([hourIndex, ofHour]) => ({ partition: partitionOf(type, hourIndex), ofHour })),
    );
    const bySchema = (await mapBounded(groups, PUTS_AT_ONCE, (group) => this.#bySchema(group))).flat();
    const files = await mapBounded(bySchema, PUTS_AT_ONCE, async ({ partition, ofHour, format }) => {
      const encoded = await encodeLakeFiles(ofHour, format, randomSync);
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

  /** A file has one schema: events of one type and hour that were validated against different ones are parted. */
  async #bySchema({ partition, ofHour }: Group): Promise<(Group & { readonly format: RowFormat })[]> {
    const parts = new Map<RowFormat, Envelope[]>();
    for (const [dataSchema, some] of Map.groupBy(ofHour, (event) => event.dataschema ?? null)) {
      const format = this.#format(await this.#schemaFor(partition.type, dataSchema));
      const part = parts.get(format);
      if (part === undefined) parts.set(format, some);
      else part.push(...some);
    }
    return [...parts].map(([format, events]) => ({ partition, ofHour: events, format }));
  }

  #format(schema: AvroSchemaJson | null): RowFormat {
    const text = this.#textOf(schema);
    const known = this.#formats.get(text);
    if (known !== undefined) return known;
    if (this.#formats.size >= FORMATS_MAX) this.#formats.clear();
    const format = compileRowFormat(schema);
    this.#formats.set(text, format);
    return format;
  }

  #textOf(schema: AvroSchemaJson | null): string {
    if (typeof schema !== "object" || schema === null) return JSON.stringify(schema);
    const text = this.#texts.get(schema) ?? JSON.stringify(schema);
    this.#texts.set(schema, text);
    return text;
  }
}

interface Group {
  readonly partition: LakePartitionKey;
  readonly ofHour: readonly Envelope[];
}

const randomSync = (): Uint8Array => crypto.getRandomValues(new Uint8Array(SYNC_BYTES));

function groupByTypeAndHour(events: readonly Envelope[]): Map<string, Map<number, Envelope[]>> {
  const byType = Map.groupBy(events, (event) => event.type);
  return new Map([...byType].map(([type, ofType]) => [type, Map.groupBy(ofType, (event) => hourIndexOf(event.time))]));
}
