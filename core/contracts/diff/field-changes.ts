import type { OdcsProperty } from "../contract-source.ts";
import { type ContractChange, change, isSame } from "./change.ts";
import { constraintChanges } from "./constraint-changes.ts";
import { protectionChanges } from "./protection-changes.ts";

/** Differences between two versions of an object's fields, depth first. `path`: the object, by names. */
export function fieldChanges(
  path: string,
  before: readonly OdcsProperty[],
  after: readonly OdcsProperty[],
): readonly ContractChange[] {
  const now = new Map(after.map((property) => [property.name ?? "", property]));
  const old = new Set(before.map(({ name = "" }) => name));
  return [
    ...before.flatMap((property) => {
      const { name = "" } = property;
      const next = now.get(name);
      return next === undefined ? [removed(`${path}.${name}`)] : propertyChanges(`${path}.${name}`, property, next);
    }),
    ...after
      .filter(({ name = "" }) => !old.has(name))
      .map((property) => added(`${path}.${property.name ?? ""}`, property)),
  ];
}

const removed = (path: string): ContractChange =>
  change(
    "breaking",
    "field_removed",
    path,
    `${path} is gone: producers that still send it would be refused`,
    path,
    null,
  );

const added = (path: string, { required }: OdcsProperty): ContractChange =>
  required === true
    ? change(
        "breaking",
        "required_field_added",
        path,
        `${path} is new and required: producers that do not send it would be refused`,
        null,
        path,
      )
    : change("compatible", "field_added", path, `${path} is new and optional`, null, path);

function propertyChanges(path: string, before: OdcsProperty, after: OdcsProperty): readonly ContractChange[] {
  const type = typeChange(path, before, after);
  return [
    ...type,
    ...requiredChange(path, before.required === true, after.required === true),
    ...(type.length > 0 && before.logicalType !== "integer" ? [] : constraintChanges(path, before, after)),
    ...protectionChanges(path, before, after),
    ...wordChanges(path, before, after),
    ...fieldChanges(path, before.properties ?? [], after.properties ?? []),
    ...itemChanges(path, before.items, after.items),
  ];
}

function itemChanges(path: string, before: OdcsProperty | undefined, after: OdcsProperty | undefined) {
  if (before === undefined || after === undefined)
    return isSame(before, after)
      ? []
      : [change("breaking", "type_changed", `${path}[]`, `what ${path} holds is stated differently`, null, null)];
  return propertyChanges(`${path}[]`, before, after);
}

function typeChange(path: string, before: OdcsProperty, after: OdcsProperty): readonly ContractChange[] {
  const [old, now] = [before.logicalType, after.logicalType];
  if (old !== now)
    return old === "integer" && now === "number"
      ? [change("compatible", "type_widened", path, `${path} is a number, was an integer`, old, now)]
      : [change("breaking", "type_changed", path, `${path} is ${now}, was ${old}`, old, now)];
  if (old !== "integer" || isSame(before.physicalType, after.physicalType)) return [];
  return after.physicalType === "long"
    ? [
        change(
          "compatible",
          "type_widened",
          path,
          `${path} is a long, was ${before.physicalType ?? "an int"}`,
          null,
          null,
        ),
      ]
    : [
        change(
          "breaking",
          "type_changed",
          path,
          `${path} is ${after.physicalType ?? "an int"}, was a long`,
          null,
          null,
        ),
      ];
}

function requiredChange(path: string, old: boolean, now: boolean): readonly ContractChange[] {
  if (old === now) return [];
  return now
    ? [
        change(
          "breaking",
          "required_added",
          path,
          `${path} is required, was optional: producers that leave it out would be refused`,
          old,
          now,
        ),
      ]
    : [
        change(
          "compatible",
          "required_removed",
          path,
          `${path} is optional, was required: consumers must do without it`,
          old,
          now,
        ),
      ];
}

const wordChanges = (path: string, before: OdcsProperty, after: OdcsProperty): readonly ContractChange[] =>
  (["description", "examples"] as const).flatMap((name) =>
    isSame(before[name], after[name])
      ? []
      : [change("editorial", `${name}_changed`, path, `${name} of ${path} reads differently`, null, null)],
  );
