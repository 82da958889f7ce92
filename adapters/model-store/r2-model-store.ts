import { z } from "zod";
import type { JsonObject } from "../../core/json.ts";
import { isModelVersion, startOfTraining } from "../../core/model/model-version.ts";
import type { ActiveModel, ModelDescription, ModelStorePort } from "./port.ts";
import { directoryKey } from "./r2-model-blocks.ts";

export { modelVersion } from "../../core/model/model-version.ts";

const MODELS_PREFIX = "models/";
const ACTIVE_KEY = `${MODELS_PREFIX}active.json`;
const activeModel = z.object({ version: z.string().refine(isModelVersion), promotedAt: z.number().int() });
const description = z.object({ version: z.string(), bytes: z.number().int(), report: z.record(z.string(), z.json()) });

/** How long half a model may wait for its other half, in milliseconds. */
const HALF_MODEL_MAX_AGE_MS = 86_400_000;

const snapshotKey = (version: string): string => `${MODELS_PREFIX}${version}/snapshot.bin`;
const sessionsKey = (version: string): string => `${MODELS_PREFIX}${version}/sessions.bin`;
const reportKey = (version: string): string => `${MODELS_PREFIX}${version}/report.json`;

/** Asked to promote what was never written whole. */
export class ModelIncompleteError extends Error {
  override readonly name = "ModelIncompleteError";
  constructor(version: string) {
    super(`model ${version} is not complete and cannot serve`);
  }
}

/**
 * Models on R2, whose writes, deletes and lists are strongly consistent:
 * `models/<version>/snapshot.bin`, then `models/<version>/report.json`, which makes the model complete; `models/active.json` points.
 */
export const createModelStore = (bucket: R2Bucket): ModelStorePort => new R2ModelStore(bucket);

class R2ModelStore implements ModelStorePort {
  readonly #bucket: R2Bucket;

  constructor(bucket: R2Bucket) {
    this.#bucket = bucket;
  }

  async put(version: string, snapshot: ArrayBuffer, report: JsonObject): Promise<void> {
    await this.putSnapshot(version, snapshot);
    await this.#putReport({ version, bytes: snapshot.byteLength, report });
  }

  async putSnapshot(version: string, snapshot: ArrayBuffer): Promise<void> {
    await this.#bucket.put(snapshotKey(mustBeVersion(version)), snapshot);
  }

  async putSessions(version: string, sessions: ArrayBuffer): Promise<void> {
    await this.#bucket.put(sessionsKey(mustBeVersion(version)), sessions);
  }

  async complete(version: string, report: JsonObject): Promise<ModelDescription | null> {
    const file = await this.#servedFile(mustBeVersion(version));
    if (file === null) return null;
    const described: ModelDescription = { version, bytes: file.size, report };
    await this.#putReport(described);
    return described;
  }

  async load(version: string): Promise<ArrayBuffer | null> {
    return (await this.#get(version, snapshotKey))?.arrayBuffer() ?? null;
  }

  async loadSessions(version: string): Promise<ArrayBuffer | null> {
    return (await this.#get(version, sessionsKey))?.arrayBuffer() ?? null;
  }

  async open(version: string): Promise<{ readonly body: ReadableStream; readonly bytes: number } | null> {
    const object = await this.#get(version, snapshotKey);
    return object === null ? null : { body: object.body, bytes: object.size };
  }

  async openSessions(version: string): Promise<{ readonly body: ReadableStream; readonly bytes: number } | null> {
    const object = await this.#get(version, sessionsKey);
    return object === null ? null : { body: object.body, bytes: object.size };
  }

  async active(): Promise<ActiveModel | null> {
    const object = await this.#bucket.get(ACTIVE_KEY);
    return object === null ? null : activeModel.parse(await object.json());
  }

  async promote(version: string, now: number): Promise<void> {
    const [described, file] = await Promise.all([
      this.describe(version),
      isModelVersion(version) ? this.#servedFile(version) : null,
    ]);
    if (described === null || file === null || file.size !== described.bytes) {
      throw new ModelIncompleteError(version);
    }
    const active: ActiveModel = { version, promotedAt: now };
    await this.#bucket.put(ACTIVE_KEY, JSON.stringify(active), { httpMetadata: { contentType: "application/json" } });
  }

  async list(limit: number): Promise<readonly ModelDescription[]> {
    const versions = (await this.#versions()).sort().reverse();
    const found: ModelDescription[] = [];
    for (const version of versions) {
      if (found.length >= limit) break;
      const described = await this.describe(version);
      if (described !== null) found.push(described);
    }
    return found;
  }

  async prune(keep: number, now: number): Promise<readonly string[]> {
    const deleted: string[] = [];
    let kept = 0;
    for (const version of (await this.#versions()).sort().reverse()) {
      const complete = (await this.#bucket.head(reportKey(version))) !== null;
      if (complete && kept++ < keep) continue;
      if (!complete && now - startOfTraining(version) < HALF_MODEL_MAX_AGE_MS) continue;
      // Asked again each time: a rollback may have happened meanwhile.
      if ((await this.active())?.version === version) continue;
      await this.#delete(version);
      deleted.push(version);
    }
    return deleted;
  }

  async dropRefreshed(version: string): Promise<readonly string[]> {
    const dropped: string[] = [];
    const before = await this.#baseOf(version);
    for (let base = before === null ? null : await this.#baseOf(before); base !== null; ) {
      const older = await this.#baseOf(base);
      if (older === null || (await this.active())?.version === base) break;
      await this.#delete(base);
      dropped.push(base);
      base = older;
    }
    return dropped;
  }

  /** The model that a version was refreshed from; `null` where it was trained whole. */
  async #baseOf(version: string): Promise<string | null> {
    const base = (await this.describe(version))?.report.base;
    return typeof base === "string" ? base : null;
  }

  async describe(version: string): Promise<ModelDescription | null> {
    if (!isModelVersion(version)) return null;
    const object = await this.#bucket.get(reportKey(version));
    return object === null ? null : description.parse(await object.json());
  }

  /** The snapshot; of a model that is too large for one, the directory of its blocks. */
  async #servedFile(version: string): Promise<R2Object | null> {
    return (await this.#bucket.head(snapshotKey(version))) ?? (await this.#bucket.head(directoryKey(version)));
  }

  /** The report goes first: what is not complete cannot be promoted. */
  async #delete(version: string): Promise<void> {
    await this.#bucket.delete(reportKey(version));
    await this.#clear(`${MODELS_PREFIX}${version}/`);
  }

  async #clear(prefix: string): Promise<void> {
    for (;;) {
      const page = await this.#bucket.list({ prefix });
      if (page.objects.length === 0) return;
      await this.#bucket.delete(page.objects.map(({ key }) => key));
    }
  }

  async #get(version: string, key: (version: string) => string): Promise<R2ObjectBody | null> {
    return isModelVersion(version) ? this.#bucket.get(key(version)) : null;
  }

  async #putReport(described: ModelDescription): Promise<void> {
    await this.#bucket.put(reportKey(described.version), JSON.stringify(described), {
      httpMetadata: { contentType: "application/json" },
    });
  }

  async #versions(): Promise<string[]> {
    const versions: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.#bucket.list({
        prefix: MODELS_PREFIX,
        delimiter: "/",
        ...(cursor === undefined ? {} : { cursor }),
      });
      versions.push(...page.delimitedPrefixes.map((prefix) => prefix.slice(MODELS_PREFIX.length, -1)));
      cursor = page.truncated ? page.cursor : undefined;
    } while (cursor !== undefined);
    return versions.filter(isModelVersion);
  }
}

function mustBeVersion(version: string): string {
  if (!isModelVersion(version)) throw new Error(`"${version}" is not a model version`);
  return version;
}
