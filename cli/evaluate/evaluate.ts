import { InputError } from "./input-error.ts";
import { readOptions, USAGE } from "./options.ts";
import { reportJson, reportTable } from "./report-text.ts";
import { runEvaluation } from "./run-evaluation.ts";

try {
  const options = readOptions(process.argv.slice(2));
  if (options === null) console.log(USAGE);
  else {
    const report = await runEvaluation(options);
    console.log(options.format === "json" ? reportJson(report) : reportTable(report));
  }
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
