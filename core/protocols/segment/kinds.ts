/** Segment's kinds of call, each with the path and the one-letter path that send a single one. */
export const SEGMENT_KINDS = ["track", "page", "screen", "identify", "group", "alias"] as const;
export type SegmentKind = (typeof SEGMENT_KINDS)[number];

export const isSegmentKind = (value: unknown): value is SegmentKind => SEGMENT_KINDS.includes(value as SegmentKind);
