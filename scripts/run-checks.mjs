// Every check of the project, in order of what fails fastest. Each is named before it runs; the first failure ends the run.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter } from "node:path";
import { fileURLToPath } from "node:url";
import { buildAssets } from "./build.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = fileURLToPath(new URL("../node_modules/.bin", import.meta.url));
const env = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH ?? ""}`,
  WRANGLER_SEND_METRICS: "false",
  FORCE_COLOR: "0",
};

const node = (...args) => [process.execPath, ["--disable-warning=ExperimentalWarning", ...args]];
const reportOf = (project) => fileURLToPath(new URL(`../test-results/${project}.json`, import.meta.url));
const vitest = (project) =>
  node(
    "node_modules/vitest/vitest.mjs",
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${reportOf(project)}`,
  );

const CHECKS = [
  ["generated files", node("scripts/generate-contracts.mjs", "--check")],
  ["kernels", node("scripts/generate-kernels.mjs", "--check")],
  ["API description", node("scripts/generate-openapi.mjs", "--check")],
  ["binding types", node("scripts/generate-types.mjs", "--check")],
  ["migrations", node("scripts/lint-migrations.mjs")],
  ["types", node("scripts/check-types.mjs")],
  [
    "lint, format and layers",
    node("node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "--diagnostic-level=warn"),
  ],
  ["unit tests", vitest("unit")],
  ["tests in workerd", vitest("workerd")],
  ["end-to-end and browser tests", vitest("e2e")],
];

await buildAssets();
const startedAt = performance.now();
for (const [name, [command, args]] of CHECKS) {
  process.stdout.write(`\n── ${name}\n`);
  const from = performance.now();
  const { status } = spawnSync(command, args, { cwd: root, env, stdio: "inherit" });
  if (status !== 0) {
    process.stderr.write(`\n${name} failed.\n`);
    process.exit(1);
  }
  process.stdout.write(`   ${name}: ${((performance.now() - from) / 1000).toFixed(1)} s\n`);
}
/** Tests of all projects, as vitest counted them. */
const counted = ["unit", "workerd", "e2e"].map((project) => JSON.parse(readFileSync(reportOf(project), "utf8")));
const sum = (field) => counted.reduce((total, report) => total + report[field], 0);
process.stdout.write(
  `\n${sum("numPassedTests")} passed, ${sum("numFailedTests")} failed, ${sum("numPendingTests") + sum("numTodoTests")} skipped\n`,
);
process.stdout.write(`\nEvery check passed in ${((performance.now() - startedAt) / 1000).toFixed(0)} s.\n`);
