// The browser of the browser tests: CHROMIUM_PATH, or a Chromium or Chrome that is installed, or Debian's package where we may install it.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const CANDIDATES = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

const installed = () => CANDIDATES.find((path) => path !== undefined && path !== "" && existsSync(path)) ?? null;

/** Path of a browser; installs Debian's chromium as root where there is none; `null`, with what to do on stderr, otherwise. */
export function ensureChromium() {
  const found = installed();
  if (found !== null) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    process.stdout.write("Installing chromium for the browser tests …\n");
    spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], {
      stdio: "ignore",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    const now = installed();
    if (now !== null) return now;
  }
  process.stderr.write(
    "The browser tests need Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH to a Chrome or Chromium.\n",
  );
  return null;
}
