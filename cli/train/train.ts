import { writeFile } from "node:fs/promises";
import { InputError } from "../evaluate/input-error.ts";
import { readOptions, USAGE } from "./options.ts";
import { trainFromFiles } from "./train-from-files.ts";
import { trainPlatform } from "./train-platform.ts";

try {
  const options = readOptions(process.argv.slice(2), process.env.NEARSHELF_TOKEN ?? null);
  if (options === null) console.log(USAGE);
  else {
    const { source, out } = options;
    const { snapshot, report } = await ("url" in source
      ? trainPlatform(source, options)
      : trainFromFiles(source, options));
    if (out !== null) {
      await writeOut(out, new Uint8Array(snapshot));
      await writeOut(`${out}.report.json`, `${JSON.stringify(report, null, 2)}\n`);
      console.log(`Written to ${out} and ${out}.report.json.`);
    }
  }
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function writeOut(file: string, content: string | Uint8Array): Promise<void> {
  await writeFile(file, content).catch((error: NodeJS.ErrnoException) => {
    throw new InputError(`${file} cannot be written: ${error.code}. Name a file in a folder that exists.`);
  });
}
