import { cutSnapshot } from "../../core/blocks/cut-snapshot.ts";
import type { PlatformClient } from "../platform-client.ts";
import { startProgress } from "../progress.ts";

/** Blocks under way at once: each is small, and the platform takes its time to store one. */
const UPLOADS_AT_ONCE = 8;

/** Stores a model that is larger than an isolate as item blocks, then their directory. */
export async function uploadBlocks(client: PlatformClient, path: string, snapshot: ArrayBuffer): Promise<void> {
  const cut = cutSnapshot(snapshot);
  const progress = startProgress("Blocks", cut.blockCount);
  const put = (to: string, body: Uint8Array<ArrayBuffer> | ArrayBuffer): Promise<unknown> =>
    client.request(to, { method: "PUT", body, headers: { "content-type": "application/octet-stream" } });
  // Shared by the uploaders: each block is made when one of them is free.
  const blocks = numbered(cut.blocks);
  const upload = async (): Promise<void> => {
    for (const [number, bytes] of blocks) {
      await put(`${path}/blocks/${number}`, bytes);
      progress.update(number + 1, `${number + 1} of ${cut.blockCount}`);
    }
  };
  await Promise.all(Array.from({ length: UPLOADS_AT_ONCE }, upload));
  await put(`${path}/directory`, cut.directory);
  progress.finish(`${cut.blockCount} blocks`);
}

function* numbered<T>(values: Iterable<T>): Generator<readonly [number, T]> {
  let number = 0;
  for (const value of values) yield [number++, value];
}
