/** How far before a number the word may stand that says what it is, in characters. */
const CONTEXT_CHARS = 32;

/** Whether one of `words` (a pattern without unbounded repetition) stands shortly before `at`. */
export const saidBefore = (text: string, at: number, words: RegExp): boolean =>
  words.test(text.slice(Math.max(0, at - CONTEXT_CHARS), at));
