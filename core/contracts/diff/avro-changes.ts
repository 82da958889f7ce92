import { avroLanguage } from "../../schemas/avro/avro-language.ts";
import { avroOfContract } from "../avro-of-contract.ts";
import { eventTypeOf } from "../contract-properties.ts";
import type { OdcsContract } from "../contract-source.ts";
import { type ContractChange, change } from "./change.ts";

/** Why what the lake holds under the old contract cannot be read with the new one's Avro schema (registry level BACKWARD). */
export function avroChanges(before: OdcsContract, after: OdcsContract): readonly ContractChange[] {
  // Another event type is told of by itself: its record would only have another name.
  if (eventTypeOf(before) === undefined || eventTypeOf(before) !== eventTypeOf(after)) return [];
  const [writer, reader] = [before, after].map((contract) =>
    avroLanguage.parse(JSON.stringify(avroOfContract(contract)), []),
  );
  if (writer?.ok !== true || reader?.ok !== true) return [];
  return avroLanguage
    .incompatibilities(reader.value, writer.value)
    .map(({ kind, path, message, ...sides }) =>
      change("breaking", `avro_${kind.toLowerCase()}`, path, message, sides.writer, sides.reader),
    );
}
