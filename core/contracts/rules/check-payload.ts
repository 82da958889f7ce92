import { parseSchema } from "../../avro/parse-schema.ts";
import { avroOfContract } from "../avro-of-contract.ts";
import type { ContractFault } from "../contract-fault.ts";
import { allProperties, eventTypeOf } from "../contract-properties.ts";
import type { OdcsContract, OdcsProperty } from "../contract-source.ts";
import { isKnownLogicalType } from "../payload-validator.ts";
import { faultsOf } from "./contract-rule.ts";
import { patternFault } from "./pattern-cost.ts";

/** Most fields of one payload, nested ones included. */
export const PAYLOAD_MAX_FIELDS = 500;
/** Deepest nesting of a payload's fields: below it an event would exceed its own limit. */
export const PAYLOAD_MAX_DEPTH = 8;
const INT_MIN = -(2 ** 31);
const INT_MAX = 2 ** 31 - 1;
/** Names that Avro takes and that no prototype has. */
const FIELD_NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;
const UNENFORCED = ["minProperties", "maxProperties", "required"];

const fault = faultsOf("payload");

/** What an event's payload may be made of, so that ingestion can check it and the lake can write it; nothing for other contracts. */
export function checkPayload(contract: OdcsContract): readonly ContractFault[] {
  if (eventTypeOf(contract) === undefined) return [];
  if (contract.schema.length !== 1) return [fault("schema", "must hold exactly one object: the event's payload")];
  const placed = allProperties(contract);
  if (placed.length > PAYLOAD_MAX_FIELDS) return [fault("schema[0]", `must have at most ${PAYLOAD_MAX_FIELDS} fields`)];
  const seen = new Set<string>();
  const faults = placed.flatMap(({ at, path, depth, property }) => {
    const twice = seen.has(path);
    seen.add(path);
    return [
      ...(FIELD_NAME.test(property.name ?? "")
        ? []
        : [fault(`${at}.name`, "must begin with a letter and have letters, digits and _ only, at most 64")]),
      ...(twice ? [fault(`${at}.name`, "must not stand twice in one object")] : []),
      ...(depth > PAYLOAD_MAX_DEPTH ? [fault(at, `must nest at most ${PAYLOAD_MAX_DEPTH} deep`)] : []),
      ...typeFaults(property, at),
    ];
  });
  return faults.length > 0 ? faults : avroFaults(contract);
}

function typeFaults(property: OdcsProperty, at: string): readonly ContractFault[] {
  const { logicalType, logicalTypeOptions: options = {}, items } = property;
  if (!isKnownLogicalType(logicalType))
    return [
      fault(`${at}.logicalType`, "must be string, number, integer, boolean, array, object, date, time or timestamp"),
    ];
  const unenforced = Object.keys(options).filter((name) => UNENFORCED.includes(name));
  const faults = unenforced.map((name) =>
    fault(`${at}.logicalTypeOptions.${name}`, "is not enforced for events: leave it out"),
  );
  if (/^(date|time|timestamp)$/.test(logicalType) && Object.keys(options).length > 0)
    faults.push(
      fault(`${at}.logicalTypeOptions`, "are not enforced for dates and times: leave them out (ISO 8601 holds)"),
    );
  if (options.pattern !== undefined) {
    const found = patternFault(options.pattern, options.maxLength ?? Number.POSITIVE_INFINITY);
    if (found !== null) faults.push(fault(`${at}.logicalTypeOptions.pattern`, found));
  }
  if (logicalType === "string" && options.maxLength === undefined)
    faults.push(fault(`${at}.logicalTypeOptions.maxLength`, "must bound the text"));
  if (logicalType === "array" && options.maxItems === undefined)
    faults.push(fault(`${at}.logicalTypeOptions.maxItems`, "must bound the list"));
  if (logicalType === "integer" && property.physicalType !== "long") {
    const least = options.minimum ?? options.exclusiveMinimum ?? Number.NEGATIVE_INFINITY;
    const most = options.maximum ?? options.exclusiveMaximum ?? Number.POSITIVE_INFINITY;
    if (least < INT_MIN || most > INT_MAX)
      faults.push(fault(`${at}.logicalTypeOptions`, "must bound the number to 32 bits, or physicalType be long"));
  }
  if ((options.minimum ?? Number.NEGATIVE_INFINITY) > (options.maximum ?? Number.POSITIVE_INFINITY))
    faults.push(fault(`${at}.logicalTypeOptions.minimum`, "must not be above maximum"));
  if (logicalType === "array" && items === undefined) faults.push(fault(`${at}.items`, "must say what the list holds"));
  return items === undefined ? faults : [...faults, ...typeFaults(items, `${at}.items`)];
}

/** Records are named by where they stand: `a_b` and `aB` would be one. */
function avroFaults(contract: OdcsContract): readonly ContractFault[] {
  const parsed = parseSchema(avroOfContract(contract));
  return parsed.ok ? [] : [fault("schema[0]", `has no Avro schema: ${parsed.reason.detail}`)];
}
