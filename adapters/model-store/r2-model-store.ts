import { z } from "zod";
import type { JsonObject } from "../../core/json.ts";
import type { ActiveModel, ModelDescription, ModelStorePort } from "./port.ts";

const MODELS_PREFIX = "models/";
const ACTIVE_KEY = `${MODELS_PREFIX}active.json`;
/** Time and content: sorts by time. Anything else names no model, and no other object of the bucket. */
const VERSION_PATTERN = /^\d{8}T\d{6}Z-[0-9a-f]{8}$/;

const activeModel = z.object({ version: z.string().regex(VERSION_PATTERN), promotedAt: z.number().int() });
const description = z.object({ version: z.string(), bytes: z.number().int(), report: z.record(z.string(), z.json()) });

const snapshotKey = (version: string): string => `${MODELS_PREFIX}${version}/snapshot.bin`;
const reportKey = (version: string): string => `${MODELS_PREFIX}${version}/report.json`;

export const isModelVersion = (text: string): boolean => VERSION_PATTERN.test(text);

/** `20261122T160000Z-1a2b3c4d` of a training's start (epoch milliseconds) and its snapshot's checksum (32 bits). */
export function modelVersion(startedAt: number, checksum: number): string {
  const time = new Date(startedAt).toISOString().slice(0, 19).replaceAll(/[-:]/g, "");
  return `${time}Z-${checksum.toString(16).padStart(8, "0")}`;
}

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
    if (!isModelVersion(version)) throw new Error(`"${version}" is not a model version`);
    await this.#bucket.put(snapshotKey(version), snapshot);
    const described: ModelDescription = { version, bytes: snapshot.byteLength, report };
    await this.#bucket.put(reportKey(version), JSON.stringify(described), {
      httpMetadata: { contentType: "application/json" },
    });
  }

  async load(version: string): Promise<ArrayBuffer | null> {
    if (!isModelVersion(version)) return null;
    const object = await this.#bucket.get(snapshotKey(version));
    return object === null ? null : object.arrayBuffer();
  }

  async active(): Promise<ActiveModel | null> {
    const object = await this.#bucket.get(ACTIVE_KEY);
    return object === null ? null : activeModel.parse(await object.json());
  }

  async promote(version: string, now: number): Promise<void> {
    const [described, snapshot] = await Promise.all([
      this.#describe(version),
      isModelVersion(version) ? this.#bucket.head(snapshotKey(version)) : null,
    ]);
    if (described === null || snapshot === null || snapshot.size !== described.bytes) {
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
      const described = await this.#describe(version);
      if (described !== null) found.push(described);
    }
    return found;
  }

  async #describe(version: string): Promise<ModelDescription | null> {
    if (!isModelVersion(version)) return null;
    const object = await this.#bucket.get(reportKey(version));
    return object === null ? null : description.parse(await object.json());
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
