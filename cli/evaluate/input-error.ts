/** Something about what the person gave that makes going on senseless; its message is one line for them. */
export class InputError extends Error {}

/** The same with the place in a file: `clicks.tsv.gz, line 12: …`. */
export const lineError = (file: string, line: number, problem: string): InputError =>
  new InputError(`${file}, line ${line}: ${problem}`);
