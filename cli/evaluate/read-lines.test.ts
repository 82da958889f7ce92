import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { readLines } from "./read-lines.ts";

const folder = mkdtempSync(join(tmpdir(), "nearshelf-lines-"));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, bytes: string | Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

const texts = async (file: string) => (await Array.fromAsync(readLines(file))).map(({ text }) => text);
const LONG = Array.from({ length: 50_000 }, (_, index) => `line ${index} é`);

describe("readLines", () => {
  it("reads lines whatever ends them, the last one without an end too", async () => {
    expect(await texts(written("ends.txt", "\ufeffa\r\nb\n\nc"))).toEqual(["a", "b", "", "c"]);
  });

  it("reads a long packed file whole", async () => {
    expect(await texts(written("long.gz", gzipSync(LONG.join("\n"))))).toEqual(LONG);
  });

  it.each(["long.txt", "long.gz"])("may be left after the first line of %s", async (name) => {
    const text = LONG.join("\n");
    for await (const line of readLines(written(name, name.endsWith(".gz") ? gzipSync(text) : text))) {
      expect(line).toEqual({ number: 1, text: "line 0 é" });
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  });

  it("says what is wrong with a file", async () => {
    await expect(texts(join(folder, "none.txt"))).rejects.toThrow("there is no such file");
    await expect(texts(written("damaged.gz", "not packed"))).rejects.toThrow("damaged or not in gzip format");
    await expect(texts(written("cut.gz", gzipSync(LONG.join("\n")).subarray(0, 400)))).rejects.toThrow("damaged");
  });
});
