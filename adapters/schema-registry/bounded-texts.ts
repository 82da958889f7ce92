/** A memory of what never changes, which starts over when what it holds grows past a bound. */
export class BoundedTexts<T> {
  readonly #maxChars: number;
  readonly #values = new Map<string, T>();
  #chars = 0;

  constructor(maxChars: number) {
    this.#maxChars = maxChars;
  }

  get(key: string): T | undefined {
    return this.#values.get(key);
  }

  /** `chars` is about what the value takes. */
  set(key: string, value: T, chars: number): void {
    this.#chars += chars + key.length;
    if (this.#chars > this.#maxChars) {
      this.#values.clear();
      this.#chars = chars + key.length;
    }
    this.#values.set(key, value);
  }
}
