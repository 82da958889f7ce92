import type { Step } from "../step.ts";
import { cartContents } from "./cart-contents.ts";
import { currency } from "./currency.ts";
import { duplicates } from "./duplicates.ts";
import { exclusions } from "./exclusions.ts";
import { inclusions } from "./inclusions.ts";
import { priceBand } from "./price-band.ts";
import { recentlyBought } from "./recently-bought.ts";
import { requestFilter } from "./request-filter.ts";
import { sellable } from "./sellable.ts";

/** The steps after ranking, in order. What they keep is then arranged and cut to the request's limit: `core/recommend/select.ts`. */
export const STEPS: readonly { readonly name: string; readonly step: Step }[] = [
  { name: "sellable", step: sellable },
  { name: "inclusions", step: inclusions },
  { name: "exclusions", step: exclusions },
  { name: "cart-contents", step: cartContents },
  { name: "recently-bought", step: recentlyBought },
  { name: "currency", step: currency },
  { name: "filter", step: requestFilter },
  { name: "price-band", step: priceBand },
  { name: "duplicates", step: duplicates },
];
