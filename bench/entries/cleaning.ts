import type { LocalEntry } from "../bench-entry.ts";
import { measureCleaning } from "../cleaning/measure-cleaning.ts";
import { measureScan } from "../cleaning/measure-scan.ts";
import { nearMatches, typicalEvent, wordyEvent } from "../cleaning/sample-events.ts";

/** Of an entry's time, one figure's share: there are three. */
const SHARE = 0.3;

export const entry: LocalEntry = {
  kind: "local",
  name: "cleaning",
  about: "cleaning one event, all steps up to consent, without HTTP; floor: JSON.parse of the same bytes",
  async measure(seconds) {
    return [
      measureCleaning("cleaning-product-viewed", typicalEvent, seconds * SHARE),
      measureCleaning("cleaning-wordy", wordyEvent, seconds * SHARE),
      measureScan("cleaning-scan-1mb", nearMatches),
    ];
  },
};
