import type { OdcsProperty } from "../contracts/contract-source.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../json.ts";
import { cutAddress } from "./cut-address.ts";
import { redactPersonalData } from "./personal-data/redact.ts";
import { handlingOf, type PersonalField } from "./personal-fields.ts";
import { CIPHERTEXT_PATTERN, TOKEN_PATTERN } from "./protect-fields.ts";
import { truncateIp } from "./truncate-ip.ts";

/** A payload without personal data, and what was taken out of it to come back protected. */
export interface FilteredPayload {
  readonly data: JsonObject;
  readonly personal: readonly PersonalField[];
}

type Path = readonly (string | number)[];
/** `undefined` drops the value. The same value where nothing in it is personal. */
type Filter = (value: JsonValue, path: Path, personal: PersonalField[]) => JsonValue | undefined;

const keep: Filter = (value) => value;

/** A marker may be longer than what it stands for: the text keeps its contract's length all the same. */
const textFilter =
  (maxLength: number, prepare: (text: string) => string): Filter =>
  (value) => {
    if (typeof value !== "string") return value;
    const clean = redactPersonalData(prepare(value));
    return clean.length > maxLength ? clean.slice(0, maxLength) : clean;
  };
const asGiven = (text: string): string => text;

const truncated: Filter = (value) =>
  typeof value === "string"
    ? /(?:\.0|::)$/.test(value) && truncateIp(value) === value
      ? value
      : (truncateIp(value) ?? undefined)
    : undefined;

const apart =
  (handling: PersonalField["handling"], done: RegExp): Filter =>
  (value, path, personal) => {
    if (typeof value !== "string" || value === "") return undefined;
    if (done.test(value)) return value;
    personal.push({ path, handling, value });
    return undefined;
  };

const HANDLINGS = {
  tokenize: apart("tokenize", TOKEN_PATTERN),
  encrypt: apart("encrypt", CIPHERTEXT_PATTERN),
  truncate: truncated,
  drop: (): undefined => undefined,
} as const;

function filterOf(property: OdcsProperty): Filter {
  const handling = handlingOf(property);
  if (handling !== null) return HANDLINGS[handling];
  switch (property.logicalType) {
    case "string":
      return textFilter(
        property.logicalTypeOptions?.maxLength ?? Number.POSITIVE_INFINITY,
        property.logicalTypeOptions?.format === "uri" ? cutAddress : asGiven,
      );
    case "array":
      return property.items === undefined ? keep : arrayFilter(filterOf(property.items));
    case "object":
      return objectFilter(property.properties ?? []);
    default:
      return keep;
  }
}

function arrayFilter(each: Filter): Filter {
  return (value, path, personal) => {
    if (!Array.isArray(value)) return value;
    let changed = false;
    const clean = value.map((item: JsonValue, index) => {
      const filtered = each(item, [...path, index], personal) ?? null;
      changed ||= filtered !== item;
      return filtered;
    });
    return changed ? clean : value;
  };
}

function objectFilter(properties: readonly OdcsProperty[]): Filter {
  const filters = properties.flatMap((property) => {
    const filter = filterOf(property);
    return filter === keep ? [] : [{ name: property.name ?? "", filter }];
  });
  return (value, path, personal) => {
    if (!isJsonObject(value)) return value;
    let clean: { [name: string]: JsonValue } | null = null;
    for (const { name, filter } of filters) {
      const own = value[name];
      if (own === undefined || own === null) continue;
      const filtered = filter(own, [...path, name], personal);
      if (filtered === own) continue;
      clean ??= { ...value };
      if (filtered === undefined) delete clean[name];
      else clean[name] = filtered;
    }
    return clean ?? value;
  };
}

/**
 * Compiles a contract's properties to the step that takes personal data out of a payload that keeps the contract: declared fields
 * as they are declared, addresses cut and scanned, every other text scanned.
 */
export function payloadFilter(properties: readonly OdcsProperty[]): (data: JsonObject) => FilteredPayload {
  const filter = objectFilter(properties);
  return (data) => {
    const personal: PersonalField[] = [];
    return { data: filter(data, [], personal) as JsonObject, personal };
  };
}
