import type { LocalEntry } from "../bench-entry.ts";
import { measureGrowth } from "../lake/measure-growth.ts";

export const entry: LocalEntry = {
  kind: "local",
  name: "events-growth",
  about: "5,000 events from the import to the lake, per second of workerd's CPU, as one day grows to 1,000,000 events",
  onlyByName: true,
  measure: measureGrowth,
};
