import { parseArgs } from "node:util";
import { canonicalEventType } from "../../core/contracts/catalogue.ts";
import { countFunnel } from "../../core/sessions/funnel.ts";
import { InputError } from "../evaluate/input-error.ts";
import { openPlatform, PLATFORM_OPTIONS, PLATFORM_USAGE, runCommand } from "../open-platform.ts";
import { funnelTable } from "./funnel-table.ts";
import { readSteps } from "./read-steps.ts";

const MS_PER_MINUTE = 60_000;

const USAGE = `npm run cli -- funnel --steps TYPE,TYPE… --from DATE --to DATE [options]

  --steps TYPES        event types in the order in which a session is to reach them, e.g. product_viewed,product_added,order_completed
  --from DATE, --to DATE   of the events' own time, YYYY-MM-DD (UTC), both included
  --window MINUTES     longest time from the first step to the last (default: the session)
  --format FORMAT      table or json (default table)
${PLATFORM_USAGE}`;

const text = { type: "string" } as const;

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      ...PLATFORM_OPTIONS,
      ...{ steps: text, from: text, to: text, window: text, format: text },
      help: { type: "boolean" },
    },
  });
  if (values.help === true) return console.log(USAGE);
  const { url, token, format = "table" } = values;
  const steps = (values.steps ?? "").split(",").map(canonicalEventType).filter(Boolean);
  if (steps.length === 0) throw new InputError(`--steps TYPE,TYPE… is needed.\n\n${USAGE}`);
  const from = dateOption("--from", values.from);
  const to = dateOption("--to", values.to);
  if (from > to) throw new InputError("--from is after --to.");
  const windowMs = values.window === undefined ? null : Number(values.window) * MS_PER_MINUTE;
  if (windowMs !== null && !(windowMs > 0)) throw new InputError("--window is a number of minutes.");
  if (format !== "table" && format !== "json") throw new InputError("--format is table or json.");
  const client = await openPlatform({
    ...(url === undefined ? {} : { url }),
    ...(token === undefined ? {} : { token }),
  });
  const events = await readSteps(client, steps, from, to);
  const funnel = countFunnel(events, { steps, windowMs });
  console.log(format === "json" ? JSON.stringify({ from, to, windowMs, steps: funnel }, null, 2) : funnelTable(funnel));
});

function dateOption(name: string, given: string | undefined): string {
  if (given === undefined) throw new InputError(`${name} DATE is needed.\n\n${USAGE}`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(given) || Number.isNaN(Date.parse(given)))
    throw new InputError(`${name} is a date such as 2026-11-22.`);
  return given;
}
