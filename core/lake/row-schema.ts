import type { AvroSchemaJson } from "../avro/schema.ts";

/**
 * The Avro schema of an event's row. `data` is the contract's record where the type has one; otherwise, and for a payload that
 * the contract's record cannot hold exactly, it is JSON text under the logical type `json` (other readers see a string).
 */
export function rowSchema(dataSchema: AvroSchemaJson | null): AvroSchemaJson {
  const millis = { type: "long", logicalType: "timestamp-millis" };
  return {
    type: "record",
    name: "EventRow",
    namespace: "nearshelf.lake",
    doc: "An event as the lake keeps it: CloudEvents 1.0 attributes, nearshelf's extension attributes, and the payload.",
    fields: [
      { name: "id", type: "string" },
      { name: "type", type: "string" },
      { name: "source", type: "string" },
      { name: "time", type: millis, doc: "When it happened." },
      { name: "received", type: millis, doc: "When it was accepted." },
      { name: "session", type: "string", doc: "Pseudonym of the session." },
      { name: "subject", type: ["null", "string"], default: null, doc: "Pseudonym of the person." },
      { name: "channel", type: ["null", "string"], default: null },
      { name: "purposes", type: { type: "array", items: "string" }, doc: "Purposes in force when it was accepted." },
      {
        name: "bot",
        type: ["null", { type: "array", items: "string" }],
        default: null,
        doc: "What gave an automaton away; null for a person's event.",
      },
      {
        name: "dataschema",
        type: ["null", "string"],
        default: null,
        doc: "Contract and version that the payload was validated against.",
      },
      {
        name: "broken",
        type: ["null", { type: "array", items: "string" }],
        default: null,
        doc: "Rules of the contract that it breaks and that only warn.",
      },
      { name: "data", type: dataSchema ?? { type: "string", logicalType: "json" } },
    ],
  };
}
