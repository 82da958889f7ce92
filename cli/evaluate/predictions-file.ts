import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { InputError } from "./input-error.ts";
import { readLines } from "./read-lines.ts";

const SEPARATOR = "\t";

/** Writes the lists of a run, one case a line: item ids, best first, separated by tabs. */
export class PredictionsWriter {
  readonly #stream: WriteStream;
  readonly #done: Promise<void>;

  constructor(file: string) {
    this.#stream = createWriteStream(file);
    this.#done = finished(this.#stream).catch((error: Error) => {
      throw new InputError(`${file}: it cannot be written: ${error.message}`);
    });
    this.#done.catch(() => {});
  }

  async write(ids: readonly string[]): Promise<void> {
    if (this.#stream.write(`${ids.join(SEPARATOR)}\n`)) return;
    await Promise.race([once(this.#stream, "drain").catch(() => this.#done), this.#done]);
  }

  async close(): Promise<void> {
    this.#stream.end();
    await this.#done;
  }
}

/** Reads such a file, a list at a time. */
export class PredictionsReader {
  readonly #file: string;
  readonly #lines: ReturnType<typeof readLines>;

  constructor(file: string) {
    this.#file = file;
    this.#lines = readLines(file);
  }

  /** The next case's ids, best first. */
  async next(): Promise<readonly string[]> {
    const line = await this.#lines.next();
    if (line.done === true) throw new InputError(`${this.#file}: it holds fewer lists than the test has cases`);
    return line.value.text === "" ? [] : line.value.text.split(SEPARATOR);
  }

  /** Lets go of the file; `expectEnd` checks that no list is left. */
  async close(expectEnd: boolean): Promise<void> {
    if (expectEnd && (await this.#lines.next()).done !== true)
      throw new InputError(`${this.#file}: it holds more lists than the test has cases`);
    await this.#lines.return(undefined);
  }
}
