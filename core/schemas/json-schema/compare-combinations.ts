import { type Comparing, type Differences, difference, type JsonSchemaDifference } from "./comparing.ts";
import type { Criterion, Member, Parts, Shape } from "./json-schema-shape.ts";
import { maximumMatching } from "./maximum-matching.ts";

type Combination = Extract<Parts, { kind: "combination" }>;

const combinationOf = (shape: Shape): Combination | undefined =>
  shape.parts.kind === "combination" ? shape.parts : undefined;

/** Keywords side by side are one alternative of a sum, not a product to take apart. */
const writtenCombinationOf = (shape: Shape): Combination | undefined => {
  const combination = combinationOf(shape);
  return combination?.implied ? undefined : combination;
};

/**
 * A plain schema against a combination: a combination of one is its member, a sum (`anyOf`, `oneOf`) reads what one of
 * its members reads, and what a product (`allOf`) wrote is read by whoever reads one of its members. Nothing where both
 * are combinations or neither is, or where no member does.
 */
export function compareWithCombination(
  writer: Shape,
  reader: Shape,
  comparison: Comparing,
): readonly JsonSchemaDifference[] | undefined {
  const to = combinationOf(reader);
  const from = to !== undefined && to.criterion !== "allOf" ? writtenCombinationOf(writer) : combinationOf(writer);
  if (from === undefined && to !== undefined) {
    if (writer.parts.kind === "nothing") return [];
    if (to.criterion === "allOf" && to.members.length !== 1) return undefined;
    for (const member of to.members) {
      if (!comparison.reads(writer, member.schema)) continue;
      const found = [...comparison.below(member.path, writer, member.schema)];
      return to.members.length === 1
        ? found
        : [...found, difference("SUM_TYPE_EXTENDED", "", writer.node, reader.node)];
    }
  } else if (from !== undefined && to === undefined) {
    if (from.criterion !== "allOf" && from.members.length !== 1) return undefined;
    if (reader.parts.kind === "anything") return [];
    for (const member of from.members) {
      if (!comparison.reads(member.schema, reader)) continue;
      const found = comparison.between(member.schema, reader);
      return from.members.length === 1
        ? found
        : [...found, difference("PRODUCT_TYPE_NARROWED", "", writer.node, reader.node)];
    }
  }
  return undefined;
}

/** Two combinations: how many of their members must match, how many there are, and which of them read each other. */
export function* compareCombinations(
  from: Combination,
  to: Combination,
  writer: Shape,
  reader: Shape,
  comparison: Comparing,
): Differences {
  const criterion = criterionChange(from, to);
  if (criterion) yield difference(criterion, "", writer.node, reader.node);
  if (criterion === "COMBINED_TYPE_CHANGED") return;
  const writers = distinct(from, comparison);
  const readers = distinct(to, comparison);
  if (writers.length !== readers.length) {
    const kind = to.criterion === "allOf" ? "PRODUCT_TYPE" : "SUM_TYPE";
    const change = readers.length > writers.length ? "EXTENDED" : "NARROWED";
    yield difference(`${kind}_${change}`, "", writer.node, reader.node);
  }
  const isRead = (one: number, other: number): boolean => {
    const [left, right] = [writers[one], readers[other]];
    return left !== undefined && right !== undefined && comparison.reads(left.schema, right.schema);
  };
  const matching = maximumMatching(writers.length, readers.length, isRead, likelyReaders(writers, readers, comparison));
  for (const [one, other] of matching) {
    const [left, right] = [writers[one], readers[other]];
    if (left && right) yield* comparison.below(right.path, left.schema, right.schema);
  }
  if (matching.size < Math.min(writers.length, readers.length))
    yield difference("COMBINED_TYPE_SUBSCHEMAS_CHANGED", "", writer.node, reader.node);
}

function criterionChange(from: Combination, to: Combination): string | undefined {
  if (from.criterion === to.criterion) return undefined;
  const single = (combination: Combination) => combination.members.length === 1;
  const extends_: Readonly<Record<Criterion, boolean>> = {
    anyOf: true,
    oneOf: single(from),
    allOf: single(from) && single(to),
  };
  return extends_[to.criterion] ? "COMBINED_TYPE_EXTENDED" : "COMBINED_TYPE_CHANGED";
}

/** Members of one text count once. The types of one `type`, and keywords side by side, share a text and differ. */
function distinct({ criterion, members }: Combination, comparison: Comparing): readonly Member[] {
  const seen = new Set<string>();
  return members.filter(({ schema, path }) => {
    if (!path.startsWith(`/${criterion}/`)) return true;
    const text = comparison.textOf(schema);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

/** A member that has not changed is looked for first, wherever it stands now; then the one of the same place. */
function likelyReaders(
  writers: readonly Member[],
  readers: readonly Member[],
  comparison: Comparing,
): (one: number) => number {
  const places = new Map(
    readers.map(({ schema, path }, index) => [`${shown(path)} ${comparison.textOf(schema)}`, index]),
  );
  const likely = writers.map(
    ({ schema, path }, index) => places.get(`${shown(path)} ${comparison.textOf(schema)}`) ?? index,
  );
  return (one) => likely[one] ?? one;
}

/** Members that share a text are told apart by their places. */
const shown = (path: string): string => (path.startsWith("/type/") ? path : "");
