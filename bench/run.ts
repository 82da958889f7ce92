/*
 * `npm run bench [-- NAME…] [--seconds N] [--json FILE]`: see docs/design/benchmarks.md.
 */
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { BenchEntry, Measurement } from "./bench-entry.ts";
import { loadEntries } from "./load-entries.ts";
import { measureRoutes } from "./measure-routes.ts";
import { formatTable } from "./report/format-table.ts";
import { MEASUREMENT_HEADER, measurementRow } from "./report/measurement-row.ts";

/** Below this an entry has too few answers to say anything. */
const SECONDS_MIN = 3;

const report = (line: string): void => console.error(line);

async function measure(entries: readonly BenchEntry[], seconds: number): Promise<readonly Measurement[]> {
  const routes = entries.filter((entry) => entry.kind === "route");
  const measurements = routes.length > 0 ? [...(await measureRoutes(routes, seconds, report))] : [];
  for (const entry of entries) {
    if (entry.kind !== "local") continue;
    report(`${entry.name}: ${entry.about}`);
    measurements.push(...(await entry.measure(seconds)));
  }
  return measurements;
}

try {
  const { values, positionals } = parseArgs({
    options: { seconds: { type: "string", default: "10" }, json: { type: "string" } },
    allowPositionals: true,
  });
  const seconds = Number(values.seconds);
  if (!(seconds >= SECONDS_MIN)) throw new Error(`--seconds takes a number from ${SECONDS_MIN} up.`);
  const measurements = await measure(await loadEntries(positionals), seconds);
  console.log(formatTable(MEASUREMENT_HEADER, measurements.map(measurementRow)));
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(measurements, null, 2)}\n`);
} catch (error) {
  console.error(`bench failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
