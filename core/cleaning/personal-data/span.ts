/** A part of a text, `end` exclusive, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Finds what is personal in a text. Spans ascend and do not overlap. Work is linear in the text's length. */
export type Finder = (text: string) => readonly Span[];

/** The text with `marker` in the place of each span; the same text where there is none. */
export function replaceSpans(text: string, spans: readonly Span[], marker: string): string {
  if (spans.length === 0) return text;
  let out = "";
  let from = 0;
  for (const { start, end } of spans) {
    out += text.slice(from, start) + marker;
    from = end;
  }
  return out + text.slice(from);
}

/** A span with what stands in its place. */
export interface MarkedSpan extends Span {
  readonly marker: string;
}

/** The text with each span replaced by its marker. Spans ascend and do not overlap. */
export function replaceMarked(text: string, spans: readonly MarkedSpan[]): string {
  if (spans.length === 0) return text;
  let out = "";
  let from = 0;
  for (const { start, end, marker } of spans) {
    out += text.slice(from, start) + marker;
    from = end;
  }
  return out + text.slice(from);
}
