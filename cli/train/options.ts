import { parseArgs } from "node:util";
import { DEFAULT_PARAMETERS } from "../../core/model/parameters.ts";
import { InputError } from "../evaluate/input-error.ts";

export const USAGE = `npm run cli -- train --url URL [options]           from a running platform, and for it
npm run cli -- train --train FILE --out FILE [options]   from files

  --url URL            the platform, e.g. http://127.0.0.1:8787
  --token TOKEN        of the role engineer or admin, or set NEARSHELF_TOKEN; for a platform on this machine it is made here
  --max-clicks N       learn from the newest N clicks (default ${DEFAULT_PARAMETERS.maxClicks})
  --force              promote also a model that is worse than the one that serves
  --incremental        add the newest sessions to the model that serves, without learning anew: seconds

  --train FILE         sessions as \`evaluate\` reads them
  --categories FILE    CSV with the columns item, category (with --url they come from the catalog)
  --out FILE           the snapshot; its report is written to FILE.report.json (with --url too, where given)

  --search N           try N more settings of the ranking, and take what foretells best
  --seed N             of everything that is drawn by chance (default 1)
  --plain              without a learned ranking`;

export interface Options {
  readonly source:
    | {
        readonly url: string;
        readonly token: string | null;
        readonly maxClicks: number;
        readonly force: boolean;
        readonly incremental: boolean;
      }
    | { readonly train: string; readonly categories: string | null };
  readonly out: string | null;
  readonly search: number;
  readonly seed: number;
  readonly plain: boolean;
}

/** Reads the command line; `null` asks for help. Throws `InputError`. */
export function readOptions(args: readonly string[], environmentToken: string | null): Options | null {
  const values = parse(args);
  if (values.help === true) return null;
  const { url, train, out = null, plain = false } = values;
  if ((url === undefined) === (train === undefined))
    throw new InputError("Give either --url, to train a running platform, or --train FILE; --help says more.");
  const search = wholeNumber("--search", values.search, 0, 0);
  if (plain && search > 0) throw new InputError("--search chooses settings of the learned ranking: leave out --plain.");
  const common = { out, search, seed: wholeNumber("--seed", values.seed, 1, 0), plain };
  if (train !== undefined) {
    if (out === null) throw new InputError("--train needs --out FILE, where the snapshot is to be written.");
    refuse("--train", {
      "--token": values.token,
      "--max-clicks": values["max-clicks"],
      "--force": values.force,
      "--incremental": values.incremental,
    });
    return { ...common, source: { train, categories: values.categories ?? null } };
  }
  refuse("--url", { "--categories": values.categories });
  if (values.incremental === true)
    refuse("--incremental", {
      "--plain": values.plain,
      "--search": values.search,
      "--max-clicks": values["max-clicks"],
    });
  return {
    ...common,
    source: {
      url: platformUrl(url ?? ""),
      token: values.token ?? environmentToken,
      maxClicks: wholeNumber("--max-clicks", values["max-clicks"], DEFAULT_PARAMETERS.maxClicks, 1),
      force: values.force ?? false,
      incremental: values.incremental ?? false,
    },
  };
}

function refuse(beside: string, options: { readonly [name: string]: unknown }): void {
  const given = Object.keys(options).find((name) => options[name] !== undefined);
  if (given !== undefined) throw new InputError(`${given} has no meaning beside ${beside}.`);
}

function platformUrl(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new InputError(`--url is an address such as http://127.0.0.1:8787, not ${JSON.stringify(text)}.`);
  return url.origin;
}

function wholeNumber(name: string, text: string | undefined, otherwise: number, least: number): number {
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < least || text.trim() === "")
    throw new InputError(`${name} is a whole number from ${least} on.`);
  return number;
}

function parse(args: readonly string[]) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        url: text,
        token: text,
        "max-clicks": text,
        force: flag,
        incremental: flag,
        train: text,
        categories: text,
        out: text,
        search: text,
        seed: text,
        plain: flag,
        help: flag,
      },
    }).values;
  } catch (error) {
    throw new InputError(error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error));
  }
}
