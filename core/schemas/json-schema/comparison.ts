import { compareShapes } from "./compare-shapes.ts";
import type { Comparing, Differences, JsonSchemaDifference } from "./comparing.ts";
import { isCompatibleKind, type JsonSchemaPolicy } from "./difference-kinds.ts";
import type { Shape, Shapes } from "./json-schema-shape.ts";
import { sortedJson } from "./json-text.ts";

/** Most differences that are kept of one pair of schemas: the first ones tell, and shared definitions multiply them. */
const DIFFERENCES_MAX = 100;
/** Most pairs of schemas that one comparison looks at: two `oneOf`s of a hundred members each may make ten thousand. */
const PAIRS_MAX = 20_000;
/** Deepest nesting of pairs, which are recursed into. */
const PAIRS_DEEP_MAX = 500;

/** A pair that is being compared further up was met again, and has meanwhile proved incompatible. */
const LEADS_BACK = "RECURSIVE_SCHEMA_CHANGED";

/** Too much to compare is not known to be compatible. */
class TooMuch extends Error {}

/** What has been found of the pairs so far; shared by a comparison and its reverse, whose pairs have different keys. */
class Findings {
  /** Pairs that were taken for compatible inside themselves and are not. Outlives a round. */
  readonly refuted = new Set<string>();
  done = new Map<string, readonly JsonSchemaDifference[]>();
  assumed = new Set<string>();
  readonly open = new Set<string>();
  readonly texts = new Map<Shape, string>();
  readonly #numbers = new Map<Shape, number>();
  #pairs = 0;

  key(writer: Shape, reader: Shape): string {
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

  between(writer: Shape, reader: Shape): readonly JsonSchemaDifference[] {
    const findings = this.#findings;
    const pair = findings.key(writer, reader);
    const known = findings.done.get(pair);
    if (known) return known;
    if (findings.open.has(pair)) {
      if (findings.refuted.has(pair)) return [{ kind: LEADS_BACK, path: "", writer: writer.node, reader: reader.node }];
      findings.assumed.add(pair);
      return [];
    }
    findings.enter(pair);
    const found: JsonSchemaDifference[] = [];
    let compatible = true;
    for (const each of compareShapes(writer, reader, this)) {
      const isEachCompatible = isCompatibleKind(each.kind, this.policy);
      if (isEachCompatible && found.length >= DIFFERENCES_MAX) continue;
      found.push(each);
      compatible &&= isEachCompatible;
      if (!compatible && found.length >= DIFFERENCES_MAX) break;
    }
    findings.open.delete(pair);
    if (findings.assumed.has(pair) && !compatible) findings.refuted.add(pair);
    findings.done.set(pair, found);
    return found;
  }

  *below(path: string, writer: Shape, reader: Shape): Differences {
    for (const each of this.between(writer, reader)) yield { ...each, path: path + each.path };
  }
}
