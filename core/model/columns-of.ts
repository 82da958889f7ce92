import type { SectionArray } from "./container.ts";

/** Columns by section number, empty where a section is missing or of another type: the caller says what that means. */
export const columnsOf = (sections: ReadonlyMap<number, SectionArray>) => ({
  words: (section: number): Uint32Array => {
    const array = sections.get(section);
    return array instanceof Uint32Array ? array : new Uint32Array(0);
  },
  bytes: (section: number): Uint8Array => {
    const array = sections.get(section);
    return array instanceof Uint8Array ? array : new Uint8Array(0);
  },
});
