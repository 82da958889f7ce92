import { browserEnvironment } from "./browser-environment.ts";
import type { Command, ScriptWindow } from "./commands.ts";
import { runCommands } from "./commands.ts";
import { startNearshelf } from "./start-nearshelf.ts";
import type { NearshelfOptions } from "./types.ts";

const CONSENT_MODES: readonly (NearshelfOptions["consent"] | string)[] = ["ask", "granted", "denied"];

/** Entry of `nearshelf.js`: options from the tag's `data-*`, then the commands that the page queued before it loaded. */
function startFromScriptTag(script: HTMLScriptElement, page: ScriptWindow): void {
  const { key, endpoint, consent, autoPage, channel, user, timeoutMs } = script.dataset;
  const waiting = page.nearshelf?.q as readonly Command[] | undefined;
  const nearshelf = startNearshelf(
    {
      key: key ?? "",
      endpoint: endpoint || new URL(script.src).origin,
      consent: CONSENT_MODES.includes(consent) ? (consent as "ask") : "ask",
      autoPage: autoPage === "true",
      ...(channel && { channel }),
      ...(user && { user }),
      ...(timeoutMs && { timeoutMs: Number(timeoutMs) }),
    },
    browserEnvironment(),
  );
  page.nearshelf = { ...nearshelf, q: { push: (...commands) => runCommands(nearshelf, commands) } };
  runCommands(nearshelf, waiting ?? []);
}

if (document.currentScript instanceof HTMLScriptElement) {
  startFromScriptTag(document.currentScript, window as ScriptWindow);
}
