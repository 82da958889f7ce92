import type { SectionArray } from "../model/container.ts";

/** Places up to this many fit 16 bits. */
const NARROW_MAX = 0x1_0000;

export type References = Uint16Array | Uint32Array;

/** Each value's place among `count`, from `places` (place plus one): 16 bits where they fit, as bytes, else 32. */
export function writeReferences(values: Uint32Array, places: Uint32Array, count: number): Uint8Array | Uint32Array {
  if (count > NARROW_MAX) return values.map((value) => (places[value] ?? 1) - 1);
  const narrow = Uint16Array.from(values, (value) => (places[value] ?? 1) - 1);
  return new Uint8Array(narrow.buffer);
}

/** A view of references, all below `bound`; `null` where the section cannot be that. Sections are 8-byte aligned. */
export function readReferences(section: SectionArray | undefined, bound: number): References | null {
  const places = placesIn(section);
  if (places === null) return null;
  let largest = -1;
  for (let at = 0; at < places.length; at++) {
    const place = places[at] ?? 0;
    if (place > largest) largest = place;
  }
  return largest < bound ? places : null;
}

function placesIn(section: SectionArray | undefined): References | null {
  if (section instanceof Uint32Array) return section;
  if (!(section instanceof Uint8Array) || section.length % 2 !== 0) return null;
  return new Uint16Array(section.buffer, section.byteOffset, section.length / 2);
}
