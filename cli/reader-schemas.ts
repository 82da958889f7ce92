import type { AvroSchemaJson } from "../core/avro/schema.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../core/json.ts";
import type { PlatformClient } from "./platform-client.ts";

/** Contracts of one page. */
const PAGE_CONTRACTS = 100;

/** The contract of an event type that is in force: what readers read every version of the type's events by. */
export interface ReaderSchema {
  readonly version: string;
  /** Avro record of the payload. */
  readonly avro: AvroSchemaJson;
}

interface Page {
  readonly contracts: readonly {
    readonly version: string;
    readonly status: string;
    readonly eventType: string | null;
    readonly avro: JsonValue;
  }[];
  readonly next: string | null;
}

/** The contracts in force, by event type; one that is active before one that is deprecated. */
export async function readerSchemas(client: PlatformClient): Promise<ReadonlyMap<string, ReaderSchema>> {
  const found = new Map<string, ReaderSchema>();
  for (const status of ["deprecated", "active"])
    for (let cursor: string | null = ""; cursor !== null; ) {
      const from: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const page: Page = await client.get(`/v1/contracts?status=${status}&limit=${PAGE_CONTRACTS}${from}`);
      for (const { eventType, version, avro } of page.contracts)
        if (eventType !== null && isJsonObject(avro)) found.set(eventType, { version, avro });
      cursor = page.next;
    }
  return found;
}

/** Fields of a payload's record, by name. */
export function fieldsOf(avro: AvroSchemaJson | undefined): readonly JsonObject[] {
  const fields = isJsonObject(avro) ? avro.fields : undefined;
  return Array.isArray(fields) ? (fields as readonly JsonValue[]).filter(isJsonObject) : [];
}
