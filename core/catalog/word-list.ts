/** Words that repeat over many products (categories, colours, currencies), each held once and named by number. */
export class WordList {
  readonly #numbers = new Map<string, number>();
  readonly #words: string[] = [];

  /** Number of a word, new or known. */
  add(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    this.#numbers.set(word, this.#words.length);
    return this.#words.push(word) - 1;
  }

  /** Number of a known word, or -1. */
  find(word: string): number {
    return this.#numbers.get(word) ?? -1;
  }

  word(number: number): string {
    return this.#words[number] ?? "";
  }
}
