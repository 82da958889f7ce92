/** What the Workers logged, up to this many lines; a failing route logs one a request. */
const LINES_MAX = 10;

/** Passes the Workers' first log lines on, and says once that there are more. */
export function firstLogs(write: (line: string) => void): (log: { readonly message: string }) => void {
  let lines = 0;
  return ({ message }) => {
    lines++;
    if (lines <= LINES_MAX) write(message);
    if (lines === LINES_MAX + 1) write("… more was logged");
  };
}
