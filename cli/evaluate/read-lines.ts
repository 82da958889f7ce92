import { createReadStream } from "node:fs";
import { pipeline, type Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { createGunzip } from "node:zlib";
import { InputError } from "./input-error.ts";

const BYTE_ORDER_MARK = "\ufeff";
const LINE_END = /\r?\n/;

export interface Line {
  /** From 1 on. */
  readonly number: number;
  readonly text: string;
}

/** The lines of a text file as they are read; a name that ends in `.gz` is unpacked on the way. A reader may stop early. */
export async function* readLines(file: string): AsyncGenerator<Line> {
  try {
    let number = 0;
    for await (const text of textLines(bytesOf(file))) {
      number++;
      yield { number, text: number === 1 && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text };
    }
  } catch (error) {
    if (error instanceof Error && "code" in error) throw new InputError(`${file}: ${problemOf(error)}`);
    throw error;
  }
}

/** A failure of either stream reaches whoever iterates; the pipeline's own report is then no news. */
const bytesOf = (file: string): Readable => {
  const bytes = createReadStream(file);
  return file.endsWith(".gz") ? pipeline(bytes, createGunzip(), () => undefined) : bytes;
};

async function* textLines(bytes: Readable): AsyncGenerator<string> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    const lines = (rest + decoder.write(chunk)).split(LINE_END);
    rest = lines.pop() ?? "";
    yield* lines;
  }
  rest += decoder.end();
  if (rest !== "") yield rest;
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
