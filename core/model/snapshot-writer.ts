import type { LearnedModel } from "../ranker/learned-ranker.ts";
import { LEADS, type Lead } from "../recommend/lead.ts";
import { type SectionArray, writeContainer } from "./container.ts";
import { learnedSections } from "./learned-sections.ts";
import { MODEL_FORMAT, type ModelParts, type NeighbourTable, type Rows, SECTION } from "./sections.ts";

/** The parts, and a learned ranking where there is one, as one flat binary; the same parts give the same bytes. */
export function writeSnapshot(
  parts: ModelParts,
  learned: LearnedModel | null = null,
  lead: Lead = "learned-ranking",
): ArrayBuffer {
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
      ...table(SECTION.hotAfter, parts.hot.after),
      ...table(SECTION.hotTogether, parts.hot.together),
      [SECTION.repeats, parts.repeats],
      ...table(SECTION.boughtWith, parts.boughtWith),
      ...rows(SECTION.postings, parts.postings),
      ...rows(SECTION.sessions, parts.sessions),
      ...(parts.kinds === null ? [] : [[SECTION.kinds, parts.kinds] as const]),
      [SECTION.sessionTimes, parts.sessionTimes],
      ...(learned === null ? [] : learnedSections(learned)),
      ...(lead === "learned-ranking" ? [] : [[SECTION.lead, Uint32Array.of(LEADS.indexOf(lead))] as const]),
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
