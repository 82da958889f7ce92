import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const MAX_GZIPPED_BYTES = 5_000;

describe("the built SDK", () => {
  let outdir = "";

  beforeAll(async () => {
    outdir = await mkdtemp(join(tmpdir(), "nearshelf-sdk-"));
    const { build } = (await import(new URL("../scripts/build-sdk.mjs", import.meta.url).href)) as {
      build(outdir: string): Promise<void>;
    };
    await build(outdir);
  });

  afterAll(() => rm(outdir, { recursive: true, force: true }));

  it.each(["nearshelf.js", "nearshelf.mjs"])("%s stays under 5,000 bytes gzipped", async (file) => {
    expect(gzipSync(await readFile(join(outdir, file))).length).toBeLessThan(MAX_GZIPPED_BYTES);
  });

  it("offers createNearshelf to importers, with declarations that need nothing else", async () => {
    const module = (await import(join(outdir, "nearshelf.mjs"))) as { createNearshelf: unknown };
    expect(module.createNearshelf).toBeTypeOf("function");
    const declarations = await readFile(join(outdir, "nearshelf.d.mts"), "utf8");
    expect(declarations).toContain("export declare const createNearshelf: CreateNearshelf;");
    expect(declarations).toContain("export interface EventPayloads {");
    expect(declarations).not.toMatch(/^import /m);
  });
});
