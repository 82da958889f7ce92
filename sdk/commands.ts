import type { Nearshelf } from "./types.ts";

/** What a page may queue before the script has loaded: a call of a method, or a function that gets the SDK. */
export type Command = readonly [method: keyof Nearshelf, ...args: unknown[]] | ((nearshelf: Nearshelf) => void);

export interface ScriptWindow {
  /** Before loading: `{ q: Command[] }`, set by the page. After: the SDK, where `q.push` runs its commands at once. */
  nearshelf?: Partial<Nearshelf> & { readonly q: { push(...commands: Command[]): unknown } };
}

/** Runs commands in order; one that fails does not keep the others from running. */
export function runCommands(nearshelf: Nearshelf, commands: readonly Command[]): void {
  for (const command of commands) {
    try {
      if (typeof command === "function") command(nearshelf);
      else (nearshelf[command[0]] as (...args: unknown[]) => unknown)(...command.slice(1));
    } catch (error) {
      reportError(error);
    }
  }
}
