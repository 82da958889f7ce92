import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Imports that the layers refuse: the room a file stands in, and what it imports. */
const FORBIDDEN: readonly (readonly [folder: string, imports: string])[] = [
  ["core/events", "../../adapters/session-trail/object-session-trail.ts"],
  ["core/events", "../../http/problem.ts"],
  ["core/events", "hono"],
  ["core/events", "drizzle-orm"],
  ["adapters/lake", "../../http/problem.ts"],
  ["adapters/lake", "../../workers/ingest/lake.ts"],
  ["durable-objects", "../workers/ingest/lake.ts"],
  ["workflows", "../http/problem.ts"],
  ["http", "../workers/ingest/lake.ts"],
  ["workers/recommend", "../ingest/lake.ts"],
  ["workers/recommend/state", "../../ingest/lake.ts"],
  ["workers/catalog", "../recommend/answer.ts"],
];

const probeFile = (folder: string, index: number) => `${folder}/layer-probe-${index}.ts`;
const sources = new Map<string, string>(
  FORBIDDEN.map(([folder, imports], index) => [
    probeFile(folder, index),
    `import * as other from "${imports}";\n\nexport const probe = other;\n`,
  ]),
);
const ALLOWED = "workers/recommend/layer-probe-allowed.ts";
sources.set(
  ALLOWED,
  'import { ok } from "../../core/result.ts";\nimport { problem } from "../../http/problem.ts";\n\nexport const probe = [ok, problem];\n',
);
const CIRCLE = ["core/events/layer-probe-left.ts", "core/events/layer-probe-right.ts"] as const;
sources.set(CIRCLE[0], 'import { right } from "./layer-probe-right.ts";\n\nexport const left = () => right;\n');
sources.set(CIRCLE[1], 'import { left } from "./layer-probe-left.ts";\n\nexport const right = () => left;\n');

/** Lint rules broken, by file. */
const broken = new Map<string, string[]>();

beforeAll(() => {
  for (const [file, source] of sources) writeFileSync(`${root}${file}`, source);
  const { stdout } = spawnSync(
    `${root}node_modules/.bin/biome`,
    ["lint", "--vcs-enabled=false", "--reporter=json", "--max-diagnostics=none", ...sources.keys()],
    { cwd: root, encoding: "utf8" },
  );
  const report = JSON.parse(stdout) as {
    readonly diagnostics: readonly { readonly category: string; readonly location: { readonly path: unknown } }[];
  };
  for (const { category, location } of report.diagnostics) {
    const path = typeof location.path === "string" ? location.path : String((location.path as { file?: unknown }).file);
    broken.set(path, [...(broken.get(path) ?? []), category]);
  }
});

const removeProbes = () => {
  for (const file of sources.keys()) rmSync(`${root}${file}`, { force: true });
};
afterAll(removeProbes);

describe("the layers", () => {
  for (const [index, [folder, imports]] of FORBIDDEN.entries())
    it(`${folder} may not import ${imports}`, () => {
      expect(broken.get(probeFile(folder, index))).toContain("lint/style/noRestrictedImports");
    });

  it("a Worker may import http and core", () => {
    expect(broken.get(ALLOWED)).toBeUndefined();
  });

  it("no file may take part in an import circle", () => {
    expect(broken.get(CIRCLE[0])).toContain("lint/suspicious/noImportCycles");
  });
});
