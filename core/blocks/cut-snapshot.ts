import { checksumIn } from "../model/container.ts";
import { readSnapshot } from "../model/snapshot-reader.ts";
import { type CutModel, cutBlocks } from "./cut-blocks.ts";

/** A snapshot as item blocks, for what outgrows an isolate. Throws for a snapshot that does not open. */
export function cutSnapshot(snapshot: ArrayBuffer): CutModel {
  const read = readSnapshot(snapshot);
  if (!read.ok) throw new Error(`a snapshot to be cut cannot be opened: ${read.reason.code}`);
  return cutBlocks(read.value, { generation: checksumIn(snapshot) });
}
