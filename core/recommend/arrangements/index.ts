import type { Arrangement } from "../step.ts";
import { diversity } from "./diversity.ts";
import { exploration } from "./exploration.ts";

/** What re-orders the answer as a whole, in order, after every step had its say: `core/recommend/select.ts`. */
export const ARRANGEMENTS: readonly { readonly name: string; readonly arrangement: Arrangement }[] = [
  { name: "diversity", arrangement: diversity },
  { name: "exploration", arrangement: exploration },
];
