import type { ContainerReason, SectionArray } from "./container.ts";
import type { NeighbourTable, Rows } from "./sections.ts";

export type SnapshotReason =
  | ContainerReason
  | { readonly code: "missing_section"; readonly section: number }
  | { readonly code: "damaged_section"; readonly section: number; readonly detail: string };

/** Carries a reason out of the checks below; it never leaves `readSnapshot`. */
export class Damage extends Error {
  readonly reason: SnapshotReason;
  constructor(reason: SnapshotReason) {
    super(reason.code);
    this.reason = reason;
  }
}

export const damaged = (section: number, detail: string): never => {
  throw new Damage({ code: "damaged_section", section, detail });
};

type Constructor<T extends SectionArray> = abstract new (...args: never[]) => T;

/** The sections of a file, asked for by number and type. */
export class Sections {
  readonly #sections: ReadonlyMap<number, SectionArray>;
  constructor(sections: ReadonlyMap<number, SectionArray>) {
    this.#sections = sections;
  }

  has(section: number): boolean {
    return this.#sections.has(section);
  }

  get<T extends SectionArray>(section: number, type: Constructor<T>): T {
    const array = this.#sections.get(section);
    if (array === undefined) throw new Damage({ code: "missing_section", section });
    if (array instanceof type) return array;
    return damaged(section, "wrong element type");
  }

  words(section: number): Uint32Array {
    return this.get(section, Uint32Array);
  }

  table(section: { readonly offsets: number; readonly items: number; readonly weights: number }): NeighbourTable {
    return {
      offsets: this.words(section.offsets),
      items: this.words(section.items),
      weights: this.get(section.weights, Float32Array),
    };
  }

  rows(section: { readonly offsets: number; readonly values: number }): Rows {
    return { offsets: this.words(section.offsets), values: this.words(section.values) };
  }
}

export function checkLength(section: number, array: SectionArray, length: number): void {
  if (array.length !== length) damaged(section, `${array.length} elements instead of ${length}`);
}

export function checkOffsets(section: number, offsets: Uint32Array, rows: number, values: number): void {
  checkLength(section, offsets, rows + 1);
  let before = 0;
  for (const offset of offsets) {
    if (offset < before) damaged(section, "offsets do not ascend");
    before = offset;
  }
  if (offsets[0] !== 0 || before !== values) damaged(section, "offsets do not span the values");
}

export function checkBelow(section: number, values: Uint32Array, bound: number): void {
  let largest = -1;
  for (const value of values) if (value > largest) largest = value;
  if (largest >= bound) damaged(section, `${largest} is not below ${bound}`);
}
