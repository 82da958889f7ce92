import { SELECTIONS } from "../candidates.ts";
import { EVIDENCE } from "../evidence.ts";

const EVIDENCE_NAMES = Object.keys(EVIDENCE);
const SELECTION_NAMES = SELECTIONS.map(({ column }) => EVIDENCE_NAMES[column] ?? "");
/** Columns that are counts: their size tells how far a share can be trusted. */
export const COUNTS = [EVIDENCE.adjacent, EVIDENCE.after, EVIDENCE.together, EVIDENCE.afterBoth, EVIDENCE.afterPair];

/** What is known of a candidate, in order. The last ones are the same for all candidates of a case: only trees can use them. */
export const FEATURE_NAMES: readonly string[] = [
  ...EVIDENCE_NAMES.map((name) => `${name} / best`),
  ...EVIDENCE_NAMES.map((name) => `log share of ${name}`),
  ...COUNTS.map((column) => `log ${EVIDENCE_NAMES[column]}`),
  ...SELECTION_NAMES.map((name) => `log place in ${name}`),
  "best log place",
  "mean log place",
  "embedding",
  "embedding - best",
  "embedding to last item",
  "embedding to nearest earlier item",
  "log clicks",
  "log recent clicks",
  "trend",
  "age of first click",
  "age of last click",
  "in session",
  "is last item",
  "1 / steps since",
  "log clicks in session",
  "share of session",
  "1 / steps from start",
  "repeat rate of session, if in it",
  "repeated-next rate, if last",
  "repeated-later rate, if in session",
  "in session × log length",
  "same category as last",
  "share of session in category",
  "log share of category after last's",
  "log share of clicks in category",
  "log share of recent clicks in category",
  "walks of last / best",
  "log walks of last",
  "walks of any / best",
  "log walks of any",
  "session length",
  "session repeat rate",
  "log clicks of last item",
  "log neighbours",
  "log best neighbours",
  "log best adjacent",
  "repeated-next rate of last item",
];
export const FEATURE_COUNT = FEATURE_NAMES.length;
/** Features from here on are of the case. */
export const CASE_FEATURES_AT = FEATURE_NAMES.indexOf("session length");

/** Where groups of features start. */
export const FEATURE_AT = {
  embedding: FEATURE_NAMES.indexOf("embedding"),
  popularity: FEATURE_NAMES.indexOf("log clicks"),
  repeats: FEATURE_NAMES.indexOf("in session"),
  categories: FEATURE_NAMES.indexOf("same category as last"),
  walks: FEATURE_NAMES.indexOf("walks of last / best"),
};

/** Added to shares before their logarithm is taken. */
export const SHARE_FLOOR = 1e-3;
