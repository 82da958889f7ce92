/** Width of a bar, in characters. */
const BAR_CHARS = 28;
/** Between two drawings on a terminal, in milliseconds; elsewhere only every tenth of the way is printed. */
const DRAW_EVERY_MS = 80;

export interface Progress {
  update(done: number, note?: string): void;
  /** Ends the line with what came of it. */
  finish(note: string): void;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** A progress bar on a terminal, and a few plain lines where there is none. */
export function startProgress(label: string, total: number, stream: NodeJS.WriteStream = process.stdout): Progress {
  const startedAt = performance.now();
  const terminal = stream.isTTY === true;
  let drawnAt = 0;
  let tenth = -1;
  const draw = (done: number, note: string) => {
    const share = total === 0 ? 1 : Math.min(1, done / total);
    const filled = Math.round(share * BAR_CHARS);
    const bar = `${"█".repeat(filled)}${"░".repeat(BAR_CHARS - filled)}`;
    stream.write(`\r\x1b[K  ${label.padEnd(22)} ${bar} ${String(Math.floor(share * 100)).padStart(3)} % ${note}`);
  };
  return {
    update(done, note = `${done.toLocaleString("en")} of ${total.toLocaleString("en")}`) {
      if (terminal) {
        if (performance.now() - drawnAt < DRAW_EVERY_MS) return;
        drawnAt = performance.now();
        draw(done, note);
        return;
      }
      const now = total === 0 ? 10 : Math.floor((done / total) * 10);
      if (now > tenth && now < 10) stream.write(`  ${label}: ${now * 10} %\n`);
      tenth = Math.max(tenth, now);
    },
    finish(note) {
      const line = `  ${label.padEnd(22)} ${note} (${seconds(performance.now() - startedAt)})\n`;
      stream.write(terminal ? `\r\x1b[K${line}` : line);
    },
  };
}
