/** R2 deletes at most this many keys a call. */
const KEYS_A_DELETE = 1_000;

/**
 * Where a training keeps its sessions between steps: `training/<instance>/<part>.bin`. Holds session pseudonyms and what was
 * looked at; deleted when the training ends. Writing a part again replaces it, so that a step can be repeated.
 */
export class R2TrainingScratch {
  readonly #bucket: R2Bucket;
  readonly #prefix: string;

  constructor(bucket: R2Bucket, instance: string) {
    this.#bucket = bucket;
    this.#prefix = `training/${instance}/`;
  }

  async put(part: string, bytes: ArrayBuffer): Promise<void> {
    await this.#bucket.put(this.#key(part), bytes);
  }

  /** Throws where the part is missing: a step before this one wrote it. */
  async load(part: string): Promise<ArrayBuffer> {
    const object = await this.#bucket.get(this.#key(part));
    if (object === null) throw new Error(`training part ${this.#key(part)} is missing`);
    return object.arrayBuffer();
  }

  /** Deletes every part. */
  async clear(): Promise<void> {
    for (;;) {
      const page = await this.#bucket.list({ prefix: this.#prefix, limit: KEYS_A_DELETE });
      if (page.objects.length === 0) return;
      await this.#bucket.delete(page.objects.map(({ key }) => key));
      if (!page.truncated) return;
    }
  }

  #key(part: string): string {
    return `${this.#prefix}${part}.bin`;
  }
}
