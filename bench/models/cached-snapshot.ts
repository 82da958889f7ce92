import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32c } from "../../core/model/crc32c.ts";
import { DEFAULT_PARAMETERS } from "../../core/model/parameters.ts";
import { MODEL_FORMAT } from "../../core/model/sections.ts";
import type { SessionLog } from "../../core/model/session-log.ts";
import { readSnapshot } from "../../core/model/snapshot-reader.ts";
import { trainLearned } from "../../core/model/train.ts";
import type { RankerSettings } from "../../core/ranker/learn-ranker.ts";
import { NODE_KERNELS } from "../../kernels/node-kernels.ts";

const FOLDER = join(tmpdir(), "nearshelf-bench-models");

/**
 * A snapshot with a learned ranking, kept in the folder for temporary files because learning takes minutes. It is learned again
 * for other clicks, options or format, and where this code does not read it as one with a ranking.
 */
export async function learnedSnapshot(
  name: string,
  log: SessionLog,
  categories: ReadonlyMap<string, string> | null,
  options: RankerSettings,
  report: (line: string) => void,
): Promise<ArrayBuffer> {
  const contents = new TextEncoder().encode(JSON.stringify([MODEL_FORMAT.version, options, categories?.size ?? 0]));
  const key = crc32c(contents, crc32c(new Uint8Array(log.items.buffer, log.items.byteOffset, log.items.byteLength)));
  const path = join(FOLDER, `${name}-${key.toString(16)}.bin`);
  const kept = await readFile(path).catch(() => null);
  if (kept !== null) {
    const snapshot = new Uint8Array(kept).buffer;
    const read = readSnapshot(snapshot);
    if (read.ok && read.value.learned() !== null) return snapshot;
  }
  report(`${name}: learning a ranking from ${log.items.length.toLocaleString("en")} clicks, kept as ${path} …`);
  const { snapshot } = trainLearned(log, DEFAULT_PARAMETERS, categories, {
    ...options,
    kernels: NODE_KERNELS,
  });
  await mkdir(FOLDER, { recursive: true });
  await writeFile(`${path}.part`, new Uint8Array(snapshot));
  await rename(`${path}.part`, path);
  return snapshot;
}
