import { compareShapes } from "./compare-shapes.ts";
import type { Comparing, Differences, JsonSchemaDifference } from "./comparing.ts";
import { isCompatibleKind, type JsonSchemaPolicy } from "./difference-kinds.ts";
import type { Shape, Shapes } from "./json-schema-shape.ts";
import { sortedJson } from "./json-text.ts";

/** Most differences that are kept of one pair of schemas: the first ones tell, and shared definitions multiply them. */
const DIFFERENCES_MAX = 100;
/** Most pairs of schemas that one comparison looks at: two `oneOf`s of a hundred members each may make ten thousand. */
const PAIRS_MAX = 20_000;
/** Most often that a pair, known or not, is asked for. */
const QUESTIONS_MAX = 1_000_000;
/** Deepest nesting of pairs, which are recursed into. */
const PAIRS_DEEP_MAX = 500;

/** A pair that is being compared further up was met again, and has meanwhile proved incompatible. */
const LEADS_BACK = "RECURSIVE_SCHEMA_CHANGED";

/** Too much to compare is not known to be compatible. */
class TooMuch extends Error {}

/** Of one pair. What only had to be known to be incompatible is not complete. */
interface Finding {
  readonly differences: readonly JsonSchemaDifference[];
  readonly compatible: boolean;
  readonly complete: boolean;
}

const NOTHING_FOUND: Finding = { differences: [], compatible: true, complete: true };

/** What has been found of the pairs so far; shared by a comparison and its reverse, whose pairs have different keys. */
class Findings {
  /** Pairs that were taken for compatible inside themselves and are not. Outlives a round. */
  readonly refuted = new Set<string>();
  done = new Map<string, Finding>();
  assumed = new Set<string>();
  readonly open = new Set<string>();
  readonly texts = new Map<Shape, string>();
  readonly #numbers = new Map<Shape, number>();
  #pairs = 0;
  #questions = 0;

  key(writer: Shape, reader: Shape): string {
    if (++this.#questions > QUESTIONS_MAX) throw new TooMuch();
    return `${this.#number(writer)} ${this.#number(reader)}`;
  }

  enter(pair: string): void {
    if (++this.#pairs > PAIRS_MAX || this.open.size > PAIRS_DEEP_MAX) throw new TooMuch();
    this.open.add(pair);
  }

  #number(shape: Shape): number {
    const known = this.#numbers.get(shape);
    if (known !== undefined) return known;
    this.#numbers.set(shape, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}

/**
 * Compares shapes pairwise. A pair that is met again inside itself (recursive schemas) is taken for compatible; if it
 * then proves not to be, everything is compared again with that known, until nothing was taken for granted wrongly
 * (the greatest fixed point). Each pair is compared once a round, so recursive and shared definitions cost their number,
 * not the number of paths to them.
 */
export class Comparison implements Comparing {
  readonly writers: Shapes;
  readonly readers: Shapes;
  readonly policy: JsonSchemaPolicy;
  readonly #findings: Findings;
  #reversed: Comparison | undefined;

  constructor(writers: Shapes, readers: Shapes, policy: JsonSchemaPolicy, reversed?: Comparison) {
    this.writers = writers;
    this.readers = readers;
    this.policy = policy;
    this.#reversed = reversed;
    this.#findings = reversed === undefined ? new Findings() : reversed.#findings;
  }

  get reversed(): Comparison {
    this.#reversed ??= new Comparison(this.readers, this.writers, this.policy, this);
    return this.#reversed;
  }

  /** All differences, compatible ones too. */
  run(): readonly JsonSchemaDifference[] {
    const { root: writer } = this.writers;
    const { root: reader } = this.readers;
    try {
      for (;;) {
        const refutedBefore = this.#findings.refuted.size;
        this.#findings.done = new Map();
        this.#findings.assumed = new Set();
        const found = this.between(writer, reader);
        if (this.#findings.refuted.size > refutedBefore) continue;
        const telling = found.filter(({ kind }) => kind !== LEADS_BACK);
        return this.isCompatible(telling) ? found : telling;
      }
    } catch (error) {
      if (!(error instanceof TooMuch || error instanceof RangeError)) throw error;
      return [{ kind: "TOO_COMPLEX_TO_COMPARE", path: "", writer: writer.node, reader: reader.node }];
    }
  }

  textOf(shape: Shape): string {
    const known = this.#findings.texts.get(shape);
    if (known !== undefined) return known;
    const text = sortedJson(shape.node);
    this.#findings.texts.set(shape, text);
    return text;
  }

  isCompatible(differences: readonly JsonSchemaDifference[]): boolean {
    return differences.every(({ kind }) => isCompatibleKind(kind, this.policy));
  }

  reads(writer: Shape, reader: Shape): boolean {
    return this.#find(writer, reader, false).compatible;
  }

  between(writer: Shape, reader: Shape): readonly JsonSchemaDifference[] {
    return this.#find(writer, reader, true).differences;
  }

  #find(writer: Shape, reader: Shape, isAllWanted: boolean): Finding {
    const findings = this.#findings;
    const pair = findings.key(writer, reader);
    const known = findings.done.get(pair);
    if (known && (known.complete || !isAllWanted)) return known;
    if (findings.open.has(pair)) {
      if (!findings.refuted.has(pair)) {
        findings.assumed.add(pair);
        return NOTHING_FOUND;
      }
      const differences = [{ kind: LEADS_BACK, path: "", writer: writer.node, reader: reader.node }];
      return { differences, compatible: false, complete: true };
    }
    findings.enter(pair);
    const finding = this.#compare(writer, reader, isAllWanted);
    findings.open.delete(pair);
    if (findings.assumed.has(pair) && !finding.compatible) findings.refuted.add(pair);
    findings.done.set(pair, finding);
    return finding;
  }

  #compare(writer: Shape, reader: Shape, isAllWanted: boolean): Finding {
    const differences: JsonSchemaDifference[] = [];
    let compatible = true;
    for (const each of compareShapes(writer, reader, this)) {
      const isEachCompatible = isCompatibleKind(each.kind, this.policy);
      if (isEachCompatible && differences.length >= DIFFERENCES_MAX) continue;
      differences.push(each);
      compatible &&= isEachCompatible;
      if (compatible) continue;
      if (!isAllWanted) return { differences, compatible, complete: false };
      if (differences.length >= DIFFERENCES_MAX) break;
    }
    return { differences, compatible, complete: true };
  }

  *below(path: string, writer: Shape, reader: Shape): Differences {
    for (const each of this.between(writer, reader)) yield { ...each, path: path + each.path };
  }
}
