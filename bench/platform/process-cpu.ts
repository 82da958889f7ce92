import { readdirSync, readFileSync } from "node:fs";

/** `utime` and `stime` of /proc/PID/stat count ticks of USER_HZ, which Linux fixes at 100 for user space (proc_pid_stat(5)). */
const MICROSECONDS_PER_TICK = 10_000;

interface ProcessStat {
  readonly name: string;
  readonly parent: number;
  /** User and system time of all its threads, in microseconds. */
  readonly cpuUs: number;
}

function readStat(pid: number): ProcessStat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const nameEnd = text.lastIndexOf(")");
    // Fields from the third (state) on: the name before them may hold spaces.
    const fields = text.slice(nameEnd + 2).split(" ");
    return {
      name: text.slice(text.indexOf("(") + 1, nameEnd),
      parent: Number(fields[1]),
      cpuUs: (Number(fields[11]) + Number(fields[12])) * MICROSECONDS_PER_TICK,
    };
  } catch {
    return null;
  }
}

/** The process named `name` that this one started, or `null`: also where there is no /proc. */
export function findChildProcess(name: string): number | null {
  try {
    const pids = readdirSync("/proc").map(Number).filter(Number.isInteger);
    return (
      pids.find((pid) => {
        const stat = readStat(pid);
        return stat?.parent === process.pid && stat.name === name;
      }) ?? null
    );
  } catch {
    return null;
  }
}

/** CPU time that a process has used so far, in microseconds; `null` where it cannot be read. */
export const cpuTimeUs = (pid: number | null): number | null => (pid === null ? null : (readStat(pid)?.cpuUs ?? null));
