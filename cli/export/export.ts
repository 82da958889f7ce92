import { parseArgs } from "node:util";
import { isPurpose } from "../../core/consent/purposes.ts";
import { InputError } from "../evaluate/input-error.ts";
import { openPlatform, PLATFORM_OPTIONS, PLATFORM_USAGE, runCommand } from "../open-platform.ts";
import { DATASHEET, FORMATS } from "./datasheet.ts";
import { exportLake } from "./export-lake.ts";

const USAGE = `npm run cli -- export --from DATE --to DATE --out DIR [options]

  --from DATE, --to DATE   of the events' own time, YYYY-MM-DD (UTC), both included
  --out DIR            a folder that is empty or does not exist yet; one file a type, and ${DATASHEET}
  --format FORMAT      ${FORMATS.join(" or ")} (default parquet)
  --purpose PURPOSE    only events whose person allowed it (default model_training)
${PLATFORM_USAGE}`;

const text = { type: "string" } as const;

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      ...PLATFORM_OPTIONS,
      from: text,
      to: text,
      out: text,
      format: text,
      purpose: text,
      help: { type: "boolean" },
    },
  });
  if (values.help === true) return console.log(USAGE);
  const { url, token, out, purpose = "model_training" } = values;
  const from = dateOption("--from", values.from);
  const to = dateOption("--to", values.to);
  if (from > to) throw new InputError("--from is after --to.");
  if (out === undefined) throw new InputError(`--out DIR is needed.\n\n${USAGE}`);
  const format = FORMATS.find((each) => each === (values.format ?? "parquet"));
  if (format === undefined) throw new InputError(`--format is ${FORMATS.join(" or ")}.`);
  if (!isPurpose(purpose)) throw new InputError("--purpose is one such as model_training or analytics.");
  const client = await openPlatform({
    ...(url === undefined ? {} : { url }),
    ...(token === undefined ? {} : { token }),
  });
  const { events } = await exportLake(client, { from, to, out, format, purpose, now: Date.now() });
  console.log(
    `${events.exported} events in ${out}; ${events.withheld} left out without ${purpose}. ${DATASHEET} says more.`,
  );
});

function dateOption(name: string, given: string | undefined): string {
  if (given === undefined) throw new InputError(`${name} DATE is needed.\n\n${USAGE}`);
  const time = /^\d{4}-\d{2}-\d{2}$/.test(given) ? Date.parse(given) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== given)
    throw new InputError(`${name} is a date such as 2026-11-22, not ${JSON.stringify(given)}.`);
  return given;
}
