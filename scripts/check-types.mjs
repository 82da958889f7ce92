// Type-checks every program of the project: the Workers, and the parts that run in Node or in a browser.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const PROGRAMS = [
  "tsconfig.json",
  "cli/tsconfig.json",
  "demo/tsconfig.json",
  "demo/site/tsconfig.json",
  "sdk/tsconfig.json",
  "sdk/tsconfig.test.json",
  "test/e2e/tsconfig.json",
];
const root = fileURLToPath(new URL("..", import.meta.url));
const tsc = fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url));

let failed = false;
for (const program of PROGRAMS) {
  try {
    execFileSync(process.execPath, [tsc, "-p", program], { cwd: root, stdio: "inherit" });
  } catch {
    failed = true;
  }
}
if (failed) process.exit(1);
