import { parseArgs } from "node:util";
import { isBreaking } from "../../core/contracts/diff/change.ts";
import { diffContracts } from "../../core/contracts/diff/diff-contracts.ts";
import { InputError } from "../evaluate/input-error.ts";
import { openPlatform, PLATFORM_OPTIONS, PLATFORM_USAGE, runCommand } from "../open-platform.ts";
import { projectPath } from "../project.ts";
import { pushContract } from "./push-contract.ts";
import { readContracts, readValidContracts } from "./read-contracts.ts";
import { registerSchemas } from "./register-schemas.ts";
import { changeLines, reviewText } from "./report-review.ts";
import { reviewFiles } from "./review-files.ts";
import { standingContracts } from "./standing-contracts.ts";
import { writeDocs } from "./write-docs.ts";

const USAGE = `npm run cli -- contracts check [FILE…|DIR]   are they valid; with --against, what would they break
npm run cli -- contracts diff A B            what changed from one file to another
npm run cli -- contracts docs --out DIR      a readable page for each, and the record of processing
npm run cli -- contracts push FILE…          store them on a running platform
npm run cli -- contracts register [FILE…|DIR]  put their Avro schemas under their subjects of its schema registry

FILE and DIR hold ODCS 3.1 documents (*.odcs.yaml, *.odcs.json); left out, they are contracts/ of this checkout.

  --against URL|DIR    what stands: a running platform, or the files of another checkout
  --json               the check's or the diff's result as JSON
  --out DIR            where pages are written
${PLATFORM_USAGE}

check and diff end with exit code 1 when something is refused or breaking.`;

const text = { type: "string" } as const;

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    options: { ...PLATFORM_OPTIONS, against: text, out: text, json: { type: "boolean" }, help: { type: "boolean" } },
    allowPositionals: true,
  });
  const [action, ...paths] = positionals;
  const given = paths.length > 0 ? paths : [projectPath("contracts")];
  if (values.help === true || action === undefined) return console.log(USAGE);
  switch (action) {
    case "check": {
      const { against } = values;
      const standing = against === undefined ? [] : await standingContracts(against, values.token);
      const isFolderWithFolder = against !== undefined && !/^https?:/.test(against) && paths.length <= 1;
      const reviews = reviewFiles(readContracts(given), standing, isFolderWithFolder);
      console.log(values.json === true ? JSON.stringify(reviews, null, 2) : reviewText(reviews));
      if (reviews.some(({ refusal }) => refusal !== null)) process.exitCode = 1;
      return;
    }
    case "diff": {
      const [before, after, ...more] = paths.length === 2 ? readValidContracts(paths) : [];
      if (before === undefined || after === undefined || more.length > 0)
        throw new InputError(`diff takes two files.\n\n${USAGE}`);
      const changes = diffContracts(before.contract, after.contract);
      if (values.json === true) console.log(JSON.stringify(changes, null, 2));
      else console.log(changes.length === 0 ? "No difference that matters." : changeLines(changes));
      if (isBreaking(changes)) process.exitCode = 1;
      return;
    }
    case "docs": {
      if (values.out === undefined) throw new InputError(`docs needs --out DIR.\n\n${USAGE}`);
      console.log(`${writeDocs(readValidContracts(given), values.out)} files in ${values.out}.`);
      return;
    }
    case "push": {
      if (paths.length === 0) throw new InputError(`push takes files.\n\n${USAGE}`);
      const contracts = readValidContracts(paths);
      const platform = await openPlatform({
        ...(values.url === undefined ? {} : { url: values.url }),
        ...(values.token === undefined ? {} : { token: values.token }),
      });
      for (const contract of contracts) console.log(await pushContract(platform, contract));
      return;
    }
    case "register": {
      const platform = await openPlatform({
        ...(values.url === undefined ? {} : { url: values.url }),
        ...(values.token === undefined ? {} : { token: values.token }),
      });
      const contracts = readValidContracts(given).map(({ contract }) => contract);
      console.log(`${await registerSchemas(platform, contracts)} subjects have their schemas.`);
      return;
    }
    default:
      throw new InputError(`It is check, diff, docs, push or register.\n\n${USAGE}`);
  }
});
