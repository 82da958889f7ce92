import { readContainer } from "../model/container.ts";
import { BLOCK_FORMAT, BLOCK_SECTION } from "./block-format.ts";

/**
 * Whether a file is block `blockNumber` of the model of `generation`, and whole. What it refers to is checked by who serves it, with
 * the directory at hand. Answers what is wrong, `null` where nothing is.
 */
export function blockFault(file: ArrayBuffer, generation: number, blockNumber: number): string | null {
  const container = readContainer(BLOCK_FORMAT, file);
  if (!container.ok) return container.reason.code;
  const facts = container.value.get(BLOCK_SECTION.facts);
  return facts?.[0] === generation && facts[1] === blockNumber ? null : "wrong_block";
}
