import { type SectionArray, writeContainer } from "./container.ts";
import { MODEL_FORMAT, type ModelParts, type NeighbourTable, type Rows, SECTION } from "./sections.ts";

/** The parts as one flat binary; the same parts give the same bytes. */
export function writeSnapshot(parts: ModelParts): ArrayBuffer {
  return writeContainer(
    MODEL_FORMAT,
    new Map<number, SectionArray>([
      [SECTION.idOffsets, parts.idOffsets],
      [SECTION.idBytes, parts.idBytes],
      [SECTION.popularity, parts.popularity],
      [SECTION.recentPopularity, parts.recentPopularity],
      [SECTION.firstSeen, parts.firstSeen],
      [SECTION.lastSeen, parts.lastSeen],
      [SECTION.trending, parts.trending],
      ...table(SECTION.coVisited, parts.coVisited),
      ...table(SECTION.followedBy, parts.followedBy),
      ...table(SECTION.boughtWith, parts.boughtWith),
      ...rows(SECTION.postings, parts.postings),
      ...rows(SECTION.sessions, parts.sessions),
      [SECTION.sessionTimes, parts.sessionTimes],
    ]),
  );
}

type TableSection = { readonly offsets: number; readonly items: number; readonly weights: number };
type RowsSection = { readonly offsets: number; readonly values: number };

const table = (section: TableSection, { offsets, items, weights }: NeighbourTable): [number, SectionArray][] => [
  [section.offsets, offsets],
  [section.items, items],
  [section.weights, weights],
];

const rows = (section: RowsSection, { offsets, values }: Rows): [number, SectionArray][] => [
  [section.offsets, offsets],
  [section.values, values],
];
