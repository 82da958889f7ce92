// `npm test` on a machine with nothing installed: sets everything up, then passes every check. Any Node from 20 on runs this file.
import { ensureChromium } from "./chromium.mjs";
import { ensureInstalled, runWithProjectNode } from "./start.mjs";

ensureInstalled();
const chromium = ensureChromium();
if (chromium === null) process.exit(1);
process.env.CHROMIUM_PATH = chromium;
runWithProjectNode("scripts/run-checks.mjs", process.argv.slice(2));
