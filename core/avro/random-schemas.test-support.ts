import fc, { type GeneratorValue } from "fast-check";
import type { JsonObject } from "../json.ts";
import { isJsonObject } from "../json.ts";
import type { AvroSchemaJson } from "./schema.ts";

/** Random schemas, and random changes of them, as JSON. `g` draws a value of an arbitrary. */

type Json = AvroSchemaJson;
interface Building {
  readonly g: GeneratorValue;
  /** Names of the types that are complete. */
  readonly done: string[];
  count: number;
  /** References to complete types that may still come: each may double the size of the values. */
  references: number;
  /** Before each name: references are full names, which mean the same in every namespace. */
  readonly spaces: readonly string[];
}

const PRIMITIVES = ["null", "boolean", "int", "long", "float", "double", "string", "bytes"];
const DEPTH_MAX = 3;
const REFERENCES_MAX = 3;

const pick = <T>(g: GeneratorValue, items: readonly T[]): T => g(() => fc.constantFrom(...items));
const upTo = (g: GeneratorValue, max: number): number => g(() => fc.nat(max));

export const randomSchema = (g: GeneratorValue): Json =>
  build({ g, done: [], count: 0, references: REFERENCES_MAX, spaces: pick(g, [[""], ["ns.", "other.space."]]) }, 0, []);

/** `around` names the records that the type stands in. */
function build(building: Building, depth: number, around: readonly string[], inUnion = false): Json {
  const { g, done } = building;
  const kinds = ["primitive", "primitive", "enum", "fixed"];
  if (depth < DEPTH_MAX) kinds.push("record", "record", "array", "map", ...(inUnion ? [] : ["union", "union"]));
  if (done.length > 0 && building.references > 0) kinds.push("known");
  if (around.length > 0 && !inUnion) kinds.push("recursive");
  const name = () => `${pick(g, building.spaces)}T${building.count++}`;
  switch (pick(g, kinds)) {
    case "enum":
      return finished(done, { type: "enum", name: name(), symbols: ["A", "B", "C"].slice(0, 1 + upTo(g, 2)) });
    case "fixed":
      return finished(done, { type: "fixed", name: name(), size: upTo(g, 3) });
    case "array":
      return { type: "array", items: build(building, depth + 1, around) };
    case "map":
      return { type: "map", values: build(building, depth + 1, around) };
    case "union":
      return distinct(Array.from({ length: 1 + upTo(g, 3) }, () => build(building, depth + 1, around, true)));
    case "known":
      building.references--;
      return pick(g, done);
    case "recursive":
      return pick(g, [["null", pick(g, around)], { type: "array", items: pick(g, around) }]);
    case "record": {
      const own = name();
      const fields = Array.from({ length: upTo(g, 3) }, (_, index) => ({
        name: `f${index}`,
        type: build(building, depth + 1, [...around, own]),
      }));
      return finished(done, { type: "record", name: own, fields });
    }
    default:
      return pick(g, PRIMITIVES);
  }
}

function finished(done: string[], json: JsonObject & { readonly name: string }): Json {
  done.push(json.name);
  return json;
}

/** A union holds a type once. Names are fresh, so that only kinds and names of known types can come twice. */
function distinct(branches: readonly Json[]): Json {
  const seen = new Set<unknown>();
  return branches.filter((branch) => {
    const key = isJsonObject(branch) ? (branch.name ?? branch.type) : branch;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The schema with one to three changes, at random places; not always a valid one. */
export function changedSchema(g: GeneratorValue, json: Json): Json {
  let changed = json;
  for (let left = 1 + upTo(g, 2); left > 0; left--) {
    const at = { left: upTo(g, countTypes(changed) - 1) };
    changed = rewrite(changed, at, (type) => changeOf(g, type));
  }
  return changed;
}

const innerTypes = (json: Json): readonly Json[] => {
  if (Array.isArray(json)) return json as readonly Json[];
  if (!isJsonObject(json)) return [];
  if (Array.isArray(json.fields)) return (json.fields as readonly JsonObject[]).map((field) => field.type ?? "null");
  return [json.items, json.values].filter((inner) => inner !== undefined);
};
const countTypes = (json: Json): number => innerTypes(json).reduce<number>((sum, inner) => sum + countTypes(inner), 1);

function rewrite(json: Json, at: { left: number }, change: (json: Json) => Json): Json {
  if (at.left-- === 0) return change(json);
  if (Array.isArray(json)) return (json as readonly Json[]).map((branch) => rewrite(branch, at, change));
  if (!isJsonObject(json)) return json;
  const inner = (key: string) => (json[key] === undefined ? {} : { [key]: rewrite(json[key], at, change) });
  if (!Array.isArray(json.fields)) return { ...json, ...inner("items"), ...inner("values") };
  const fields = (json.fields as readonly JsonObject[]).map((field) => ({
    ...field,
    type: rewrite(field.type ?? "null", at, change),
  }));
  return { ...json, fields };
}

function changeOf(g: GeneratorValue, json: Json): Json {
  if (Array.isArray(json)) return changeUnion(g, json as readonly Json[]);
  if (isJsonObject(json) && upTo(g, 3) > 0) {
    if (json.type === "record") return changeRecord(g, json);
    if (json.type === "enum") return changeEnum(g, json);
    if (json.type === "fixed")
      return pick(g, [{ ...json, size: upTo(g, 3) }, renamed(json, false), renamed(json, true)]);
  }
  const around = [["null", json], [json], { type: "array", items: json }, { type: "map", values: json }];
  return pick<Json>(g, [...PRIMITIVES, ...around]);
}

const changeUnion = (g: GeneratorValue, branches: readonly Json[]): Json => {
  const at = upTo(g, Math.max(0, branches.length - 1));
  return pick<Json>(g, [
    branches.toReversed(),
    branches.filter((_, index) => index !== at),
    distinct([...branches, pick(g, PRIMITIVES)]),
    branches[at] ?? "null",
  ]);
};

const changeEnum = (g: GeneratorValue, json: JsonObject): Json => {
  const symbols = json.symbols as readonly string[];
  const first = symbols[0] ?? "A";
  return pick<Json>(g, [
    { ...json, symbols: symbols.length > 1 ? symbols.slice(0, -1) : symbols },
    { ...json, symbols: symbols.length > 1 ? symbols.slice(0, -1) : symbols, default: first },
    { ...json, symbols: [...symbols.toReversed(), "D"] },
    renamed(json, true),
    renamed(json, false),
  ]);
};

const renamed = (json: JsonObject, withAlias: boolean): JsonObject => ({
  ...json,
  name: `${json.name}x`,
  ...(withAlias ? { aliases: [json.name ?? ""] } : {}),
});

const DEFAULTS: readonly [Json, Json][] = [
  ["int", 3],
  ["string", "text"],
  [["null", "string"], null],
  ["bytes", "\u00ff"],
  [{ type: "array", items: "int" }, [1]],
  [{ type: "map", values: "double" }, { a: 0.5 }],
];

function changeRecord(g: GeneratorValue, json: JsonObject): Json {
  const fields = json.fields as readonly JsonObject[];
  const at = upTo(g, Math.max(0, fields.length - 1));
  const field = fields[at];
  const [type, value] = pick(g, DEFAULTS);
  const added = pick<JsonObject>(g, [
    { name: "added", type },
    { name: "added", type, default: value },
    { name: "added", type, default: value },
  ]);
  const replaced = (by: JsonObject) => ({ ...json, fields: fields.map((each, index) => (index === at ? by : each)) });
  return pick<Json>(g, [
    { ...json, fields: [added, ...fields.filter(({ name }) => name !== "added")] },
    { ...json, fields: fields.filter((_, index) => index !== at) },
    { ...json, fields: fields.toReversed() },
    field === undefined ? json : replaced({ ...field, name: `${field.name}x`, aliases: [field.name ?? ""] }),
    field === undefined ? json : replaced({ ...field, name: `${field.name}x` }),
    // A namespace of its own: names match without it.
    typeof json.name === "string" && !json.name.includes(".") ? { ...json, namespace: "moved" } : renamed(json, true),
    renamed(json, false),
  ]);
}
