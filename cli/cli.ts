/** Every command: what it does in one line, and the program that does it, which reads the arguments after the command's name. */
const COMMANDS: { readonly [name: string]: readonly [help: string, run: () => Promise<unknown>] } = {
  train: ["train a model, from a running platform's lake or from files", () => import("./train/train.ts")],
  evaluate: ["measure a strategy on sessions from files", () => import("./evaluate/evaluate.ts")],
  "bad-events": [
    "list what was refused, or take in again what fits by now",
    () => import("./bad-events/bad-events.ts"),
  ],
  contracts: [
    "check data contracts for what they would break, compare, document and store them",
    () => import("./contracts/contracts.ts"),
  ],
  export: [
    "write the lake's events to Parquet or NDJSON files, for model training",
    () => import("./export/export.ts"),
  ],
  funnel: ["count the sessions that reach each of some steps, from the lake", () => import("./funnel/funnel.ts")],
  token: ["print a back-office token of the local platform", () => import("./token/token.ts")],
};

const NAME_CHARS = 10;
const usage = `npm run cli -- COMMAND [options]

${Object.entries(COMMANDS)
  .map(([name, [help]]) => `  ${name.padEnd(NAME_CHARS)} ${help}`)
  .join("\n")}

npm run cli -- COMMAND --help says more.`;

const name = process.argv[2] ?? "";
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (command !== undefined) {
  process.argv.splice(2, 1);
  await command[1]();
} else if (name === "" || name === "--help" || name === "help") console.log(usage);
else {
  console.error(`There is no command ${JSON.stringify(name)}.\n\n${usage}`);
  process.exitCode = 1;
}

/** A module: nothing is imported before a command is chosen. */
export {};
