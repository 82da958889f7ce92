import { parseArgs } from "node:util";
import { InputError } from "../evaluate/input-error.ts";
import { openPlatform, PLATFORM_OPTIONS, PLATFORM_USAGE, runCommand } from "../open-platform.ts";
import { listBadEvents } from "./list-bad-events.ts";
import { replayBadEvents } from "./replay-bad-events.ts";

const USAGE = `npm run cli -- bad-events list [options]     what was refused, and why
npm run cli -- bad-events replay [options]   takes in again what fits by now; cut off, it is run again without harm

  --reason CODE        e.g. unknown_type
  --contract TYPE      e.g. order_completed
  --source PROTOCOL    e.g. segment
  --from DATE, --to DATE   of arrival, YYYY-MM-DD (UTC), both included
${PLATFORM_USAGE}`;

const text = { type: "string" } as const;
const FILTERS = { reason: text, contract: text, source: text, from: text, to: text };

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    options: { ...PLATFORM_OPTIONS, ...FILTERS, help: { type: "boolean" } },
    allowPositionals: true,
  });
  const [action, ...more] = positionals;
  if (values.help === true || action === undefined) return console.log(USAGE);
  const { url, token, help: _, ...filter } = values;
  const run = { list: listBadEvents, replay: replayBadEvents }[action];
  if (run === undefined || more.length > 0) throw new InputError(`It is either list or replay.\n\n${USAGE}`);
  const platform = await openPlatform({
    ...(url === undefined ? {} : { url }),
    ...(token === undefined ? {} : { token }),
  });
  await run(platform, filter);
});
