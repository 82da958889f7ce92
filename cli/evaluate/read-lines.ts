import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { InputError } from "./input-error.ts";

const BYTE_ORDER_MARK = "\ufeff";

export interface Line {
  /** From 1 on. */
  readonly number: number;
  readonly text: string;
}

/** The lines of a text file as they are read; a name that ends in `.gz` is unpacked on the way. */
export async function* readLines(file: string): AsyncGenerator<Line> {
  const bytes = createReadStream(file);
  let failure: Error | null = null;
  const input = file.endsWith(".gz")
    ? pipeline(bytes, createGunzip(), (error) => {
        failure = error ?? null;
      })
    : bytes;
  let number = 0;
  try {
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      yield { number, text: number === 1 && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text };
    }
    if (failure !== null) throw failure;
  } catch (error) {
    if (error instanceof Error && "code" in error) throw new InputError(`${file}: ${problemOf(error)}`);
    throw error;
  } finally {
    bytes.destroy();
  }
}

function problemOf(error: Error & { readonly code?: unknown }): string {
  switch (error.code) {
    case "ENOENT":
      return "there is no such file";
    case "EISDIR":
      return "it is a folder, not a file";
    case "EACCES":
      return "it may not be read";
    case "Z_DATA_ERROR":
    case "Z_BUF_ERROR":
      return "it is damaged or not in gzip format";
    default:
      return error.message;
  }
}
