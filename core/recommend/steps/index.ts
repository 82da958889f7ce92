import type { Step } from "../step.ts";
import { duplicates } from "./duplicates.ts";
import { exclusions } from "./exclusions.ts";
import { requestFilter } from "./request-filter.ts";
import { sellable } from "./sellable.ts";

/** The steps after ranking, in order. What they keep is then cut to the request's limit: `core/recommend/select.ts`. */
export const STEPS: readonly { readonly name: string; readonly step: Step }[] = [
  { name: "exclusions", step: exclusions },
  { name: "sellable", step: sellable },
  { name: "filter", step: requestFilter },
  { name: "duplicates", step: duplicates },
];
