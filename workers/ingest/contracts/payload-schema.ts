import { createContractLibrary } from "../../../adapters/contract-store/d1-contract-library.ts";
import type { AvroSchemaJson } from "../../../core/avro/schema.ts";
import { avroOfContract } from "../../../core/contracts/avro-of-contract.ts";
import { BUILT_IN_CONTRACTS } from "../../../core/contracts/catalogue.ts";
import { parseDataSchema } from "../../../core/contracts/data-schema.ts";
import { errorName, log } from "../../../http/log.ts";
import { type ContractBindings, liveContractsOf } from "./contracts-of.ts";

/** Schemas of versions that no longer hold and that an isolate remembers; beyond them it starts over. */
const REMEMBERED_MAX = 500;

const remembered = new Map<string, AvroSchemaJson | null>();

/**
 * The Avro record of an event's payload, by the contract version that it was validated against; versions that no longer hold are
 * read from the store, once an isolate. Where the store fails, or never had the version (a file of an earlier deployment), the schema
 * is the one in force: a payload that it cannot hold is written as JSON text, so that nothing waits and nothing is lost.
 */
export async function payloadSchemaOf(
  env: ContractBindings,
  type: string,
  dataSchema: string | null,
): Promise<AvroSchemaJson | null> {
  const held = liveContractsOf(env).held.of(type);
  const file = BUILT_IN_CONTRACTS.of(type);
  const version = dataSchema === null ? null : parseDataSchema(dataSchema);
  if (dataSchema === null || version === null) return file?.avro ?? held?.avro ?? null;
  for (const known of [held, file]) if (known?.dataSchema === dataSchema) return known.avro;
  const inForce = held?.avro ?? file?.avro ?? null;
  const earlier = remembered.get(dataSchema);
  if (earlier !== undefined) return earlier ?? inForce;
  try {
    const found = await createContractLibrary(env.GOVERNANCE_DB).ofVersion(version.id, version.version);
    const avro = found === null ? null : avroOfContract(found.contract);
    if (remembered.size >= REMEMBERED_MAX) remembered.clear();
    remembered.set(dataSchema, avro);
    return avro ?? inForce;
  } catch (error) {
    log("warn", { store: "contracts", error: errorName(error) });
    return inForce;
  }
}
