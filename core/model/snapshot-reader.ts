import { type Lead, leadOf } from "../recommend/lead.ts";
import { err, ok, type Result } from "../result.ts";
import { readContainer } from "./container.ts";
import { readLearned } from "./learned-sections.ts";
import { ModelSnapshot } from "./model-snapshot.ts";
import { REPEATS_REACH } from "./repeats.ts";
import {
  checkBelow,
  checkLength,
  checkOffsets,
  Damage,
  damaged,
  Sections,
  type SnapshotReason,
} from "./section-access.ts";
import { MODEL_FORMAT, type ModelParts, SECTION } from "./sections.ts";
import { isAscending } from "./string-table.ts";

export type { SnapshotReason } from "./section-access.ts";

/**
 * Opens a snapshot: views over the buffer, nothing is copied or parsed. Everything that serving follows without looking (every
 * offset, item index and session number) is checked here, so that a snapshot that opens cannot lead outside itself.
 */
export function readSnapshot(buffer: ArrayBuffer): Result<ModelSnapshot, SnapshotReason> {
  const container = readContainer(MODEL_FORMAT, buffer);
  if (!container.ok) return container;
  try {
    const sections = new Sections(container.value);
    const parts = partsOf(sections);
    check(parts);
    return ok(new ModelSnapshot(parts, buffer.byteLength, readLearned(sections, parts), readLead(sections)));
  } catch (cause) {
    if (cause instanceof Damage) return err(cause.reason);
    throw cause;
  }
}

/** What serves, as training found. */
export const readLead = (sections: Sections): Lead =>
  sections.has(SECTION.lead) ? leadOf(sections.words(SECTION.lead)[0] ?? 0) : "learned-ranking";

export const partsOf = (sections: Sections): ModelParts => ({
  idOffsets: sections.words(SECTION.idOffsets),
  idBytes: sections.get(SECTION.idBytes, Uint8Array),
  popularity: sections.words(SECTION.popularity),
  recentPopularity: sections.get(SECTION.recentPopularity, Float32Array),
  firstSeen: sections.words(SECTION.firstSeen),
  lastSeen: sections.words(SECTION.lastSeen),
  trending: sections.words(SECTION.trending),
  hot: { after: sections.table(SECTION.hotAfter), together: sections.table(SECTION.hotTogether) },
  repeats: sections.get(SECTION.repeats, Float32Array),
  boughtWith: sections.table(SECTION.boughtWith),
  postings: sections.rows(SECTION.postings),
  sessions: sections.rows(SECTION.sessions),
  kinds: sections.has(SECTION.kinds) ? sections.get(SECTION.kinds, Uint8Array) : null,
  sessionTimes: sections.words(SECTION.sessionTimes),
});

function check(parts: ModelParts): void {
  const items = parts.popularity.length;
  const sessions = parts.sessionTimes.length;
  checkOffsets(SECTION.idOffsets, parts.idOffsets, items, parts.idBytes.length);
  if (!isAscending({ offsets: parts.idOffsets, bytes: parts.idBytes })) damaged(SECTION.idBytes, "ids do not ascend");
  checkLength(SECTION.recentPopularity, parts.recentPopularity, items);
  checkLength(SECTION.firstSeen, parts.firstSeen, items);
  checkLength(SECTION.lastSeen, parts.lastSeen, items);
  checkLength(SECTION.trending, parts.trending, items);
  checkBelow(SECTION.trending, parts.trending, items);
  for (const [section, table] of [
    [SECTION.hotAfter, parts.hot.after],
    [SECTION.hotTogether, parts.hot.together],
    [SECTION.boughtWith, parts.boughtWith],
  ] as const) {
    checkOffsets(section.offsets, table.offsets, items, table.items.length);
    checkBelow(section.items, table.items, items);
    checkLength(section.weights, table.weights, table.items.length);
  }
  checkOffsets(SECTION.postings.offsets, parts.postings.offsets, items, parts.postings.values.length);
  checkBelow(SECTION.postings.values, parts.postings.values, sessions);
  checkOffsets(SECTION.sessions.offsets, parts.sessions.offsets, sessions, parts.sessions.values.length);
  checkBelow(SECTION.sessions.values, parts.sessions.values, items);
  checkLength(SECTION.repeats, parts.repeats, REPEATS_REACH);
  if (parts.kinds !== null) checkLength(SECTION.kinds, parts.kinds, parts.sessions.values.length);
}
