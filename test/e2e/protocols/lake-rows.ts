import { eventually } from "../support/eventually.ts";
import { readAvro } from "../support/read-avro.ts";
import type { Platform } from "../support/topologies.ts";

export interface LakeRow {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly session: string;
  readonly subject: string | null;
  readonly channel: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

interface LakeListing {
  readonly files: readonly { readonly key: string }[];
}

/** How long the queue may take to bring events into the lake, in milliseconds. */
const PATIENCE_MS = 30_000;

/** Every row of the lake, read by an Avro reader that is not ours. */
async function allRows(platform: Platform): Promise<readonly LakeRow[]> {
  const headers = await platform.authorize("admin");
  const { files } = (await (await platform.fetch("/v1/lake", { headers })).json()) as LakeListing;
  const rows: LakeRow[] = [];
  for (const { key } of files) {
    const file = await platform.fetch(`/v1/lake/file?key=${encodeURIComponent(key)}`, { headers });
    rows.push(...(await readAvro<LakeRow>(Buffer.from(await file.arrayBuffer()))));
  }
  return rows;
}

/** The rows with these ids, once every one of them is in the lake: as often as each stands there. */
export async function rowsOf(platform: Platform, ids: readonly string[]): Promise<readonly LakeRow[]> {
  const wanted = new Set(ids);
  const { found } = await eventually(PATIENCE_MS, async () => {
    const all = await allRows(platform);
    const rows = all.filter(({ id }) => wanted.has(id));
    const missing = [...wanted].filter((id) => !rows.some((row) => row.id === id));
    return missing.length === 0 ? { found: rows } : { seen: { missing, there: all.map(({ id, type }) => [id, type]) } };
  });
  return found;
}
