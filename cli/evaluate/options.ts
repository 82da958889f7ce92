import { parseArgs } from "node:util";
import { InputError } from "./input-error.ts";
import { DEFAULT_STRATEGY, STRATEGY_NAMES } from "./strategies.ts";

export const USAGE = `npm run -s evaluate -- --train FILE --test FILE [options]

  --train FILE         one session a line (item ids separated by blanks, the oldest session first),
                       or a table with the columns SessionId, ItemId, Time (epoch seconds); .gz is unpacked
  --test FILE          lines "prefix TAB target" (prefix: item ids separated by blanks), or such a table
  --categories FILE    CSV with the columns item, category
  --strategy NAME      ${STRATEGY_NAMES.join(", ")} (default: ${DEFAULT_STRATEGY})
  --parameters JSON    the strategy's parameters, e.g. '{"k":500}'
  --predictions FILE   write the 20 ids of each case, best first, one case a line, separated by tabs
  --compare FILE       such a file of another run: confidence intervals of the difference
  --limit-cases N      only the first N cases
  --format NAME        table (default) or json`;

export interface Options {
  readonly train: string;
  readonly test: string;
  readonly categories: string | null;
  readonly strategy: string;
  readonly parameters: string;
  readonly predictions: string | null;
  readonly compare: string | null;
  /** Infinity: all. */
  readonly limitCases: number;
  readonly format: "table" | "json";
}

/** Reads the command line; `null` asks for help. Throws `InputError`. */
export function readOptions(args: readonly string[]): Options | null {
  const values = parse(args);
  if (values.help === true) return null;
  const { train, test, format = "table", strategy = DEFAULT_STRATEGY, parameters = "{}" } = values;
  if (train === undefined || test === undefined)
    throw new InputError("--train and --test are needed; --help says more.");
  if (format !== "table" && format !== "json")
    throw new InputError(`--format is table or json, not ${JSON.stringify(format)}.`);
  const limitCases = values["limit-cases"] === undefined ? Number.POSITIVE_INFINITY : Number(values["limit-cases"]);
  if (!(limitCases >= 1) || (Number.isFinite(limitCases) && !Number.isInteger(limitCases)))
    throw new InputError("--limit-cases is a whole number from 1 on.");
  const { categories = null, predictions = null, compare = null } = values;
  if (predictions !== null && predictions === compare)
    throw new InputError("--predictions would overwrite the file that --compare reads.");
  return { train, test, categories, strategy, parameters, predictions, compare, limitCases, format };
}

function parse(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        train: text,
        test: text,
        categories: text,
        strategy: text,
        parameters: text,
        predictions: text,
        compare: text,
        "limit-cases": text,
        format: text,
        help: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    throw new InputError(error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error));
  }
}
