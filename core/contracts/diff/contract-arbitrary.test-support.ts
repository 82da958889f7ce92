import fc from "fast-check";
import type { JsonObject, JsonValue } from "../../json.ts";
import { contractOf } from "../catalogue.ts";
import type { OdcsContract, OdcsProperty, OdcsTypeOptions } from "../contract-source.ts";

const NAMES = ["a", "b", "c", "d"] as const;
const VALUES = ["red", "blue", "green"] as const;

const texts = fc.record(
  { minLength: fc.nat(2), maxLength: fc.integer({ min: 3, max: 12 }) },
  { requiredKeys: ["maxLength"] },
);
const numbers = fc.record(
  { minimum: fc.integer({ min: -9, max: 0 }), maximum: fc.integer({ min: 1, max: 99 }) },
  { requiredKeys: ["minimum", "maximum"] },
);
const lists = fc.record(
  { minItems: fc.nat(1), maxItems: fc.integer({ min: 2, max: 5 }) },
  { requiredKeys: ["maxItems"] },
);

const validValues = (values: readonly string[]): readonly JsonObject[] => [
  { type: "library", metric: "invalidValues", arguments: { validValues: values }, mustBe: 0 },
];

const leaf: fc.Arbitrary<OdcsProperty> = fc.oneof(
  texts.map((logicalTypeOptions) => ({ logicalType: "string", logicalTypeOptions })),
  numbers.map((logicalTypeOptions) => ({ logicalType: "integer", physicalType: "int", logicalTypeOptions })),
  numbers.map((logicalTypeOptions) => ({ logicalType: "number", logicalTypeOptions })),
  fc.constant({ logicalType: "boolean" }),
  fc.constant({ logicalType: "timestamp" }),
  fc.subarray([...VALUES], { minLength: 1 }).map((values) => ({
    logicalType: "string",
    logicalTypeOptions: { maxLength: 12 },
    quality: validValues(values),
  })),
);

const fields = (depth: number): fc.Arbitrary<readonly OdcsProperty[]> =>
  fc
    .uniqueArray(fc.record({ name: fc.constantFrom(...NAMES), required: fc.boolean(), shape: property(depth) }), {
      selector: ({ name }) => name,
      maxLength: NAMES.length,
    })
    .map((list) =>
      list.map(({ name, required, shape }) => ({
        ...shape,
        name,
        required,
        description: name,
        classification: "internal",
      })),
    );

const property = (depth: number): fc.Arbitrary<OdcsProperty> =>
  depth === 0
    ? leaf
    : fc.oneof(
        { weight: 4, arbitrary: leaf },
        { weight: 1, arbitrary: fields(depth - 1).map((properties) => ({ logicalType: "object", properties })) },
        {
          weight: 1,
          arbitrary: fc.tuple(lists, property(depth - 1)).map(([logicalTypeOptions, items]) => ({
            logicalType: "array",
            logicalTypeOptions,
            items,
          })),
        },
      );

/** A contract in force whose payload is these fields. */
export function contractWith(properties: readonly OdcsProperty[]): OdcsContract {
  const model = contractOf("page_viewed")?.source;
  if (model === undefined) throw new Error("the model contract is gone");
  return { ...model, schema: [{ name: "page_viewed", logicalType: "object", properties }] };
}

export const payloadFields = fields(2);

/** Fields that take everything that `given` take, and more. */
export const widened = (given: readonly OdcsProperty[]): fc.Arbitrary<readonly OdcsProperty[]> =>
  fc.tuple(fc.array(fc.nat(3), { minLength: 64, maxLength: 64 }), fc.boolean()).map(([choices, isMore]) => {
    let next = 0;
    const choose = () => choices[next++ % choices.length] ?? 0;
    const more: readonly OdcsProperty[] = isMore
      ? [{ name: "extra", logicalType: "boolean", description: "extra", classification: "internal" }]
      : [];
    return [...given.map((one) => widen(one, choose)), ...more];
  });

function widen(given: OdcsProperty, choose: () => number): OdcsProperty {
  const { logicalTypeOptions: options, quality, ...rest } = given;
  const kind = choose();
  return {
    ...rest,
    ...(options === undefined ? {} : { logicalTypeOptions: kind === 0 ? options : wider(options, kind) }),
    ...(quality === undefined ? {} : { quality: kind === 1 ? validValues([...VALUES]) : quality }),
    ...(kind === 2 ? { required: false } : {}),
    ...(given.logicalType === "integer" && kind === 3 ? { logicalType: "number" } : {}),
    ...(given.properties === undefined ? {} : { properties: given.properties.map((one) => widen(one, choose)) }),
    ...(given.items === undefined ? {} : { items: widen(given.items, choose) }),
  };
}

const wider = (options: OdcsTypeOptions, by: number): OdcsTypeOptions =>
  Object.fromEntries(
    Object.entries(options).map(([name, value]) => [name, Number(value) + (name.startsWith("min") ? -by : by)]),
  );

/** Values that a property takes. */
export function valuesOf(given: OdcsProperty): fc.Arbitrary<JsonValue> {
  const { logicalType, logicalTypeOptions: options = {}, quality, items, properties = [] } = given;
  const valid = quality?.[0]?.arguments as { readonly validValues: readonly string[] } | undefined;
  if (valid !== undefined) return fc.constantFrom(...valid.validValues);
  const { minimum: min = 0, maximum: max = 9, minLength = 0, maxLength = 9, minItems = 0, maxItems = 3 } = options;
  switch (logicalType) {
    case "integer":
      return fc.integer({ min, max });
    case "number":
      return fc.double({ min, max, noNaN: true });
    case "boolean":
      return fc.boolean();
    case "timestamp":
      return fc.constant("2026-11-22T21:30:00Z");
    case "array":
      return items === undefined
        ? fc.constant([])
        : fc.array(valuesOf(items), { minLength: minItems, maxLength: maxItems });
    case "object":
      return payloadsOf(properties);
    default:
      return fc.string({ minLength: Math.max(0, minLength), maxLength, unit: "grapheme-ascii" });
  }
}

export const payloadsOf = (properties: readonly OdcsProperty[]): fc.Arbitrary<JsonObject> =>
  fc.record(Object.fromEntries(properties.map((one) => [one.name ?? "", valuesOf(one)])), {
    requiredKeys: properties.filter(({ required }) => required === true).map(({ name = "" }) => name),
    noNullPrototype: true,
  });
