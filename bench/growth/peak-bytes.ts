import { readFileSync } from "node:fs";

const BYTES_PER_KIB = 1_024;

/**
 * Most memory that this process has held. Linux's own count, which starts with the program: `resourceUsage` starts with what the
 * process that spawned this one held, and is used where there is no /proc.
 */
export function peakBytes(): number {
  try {
    const found = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"));
    if (found !== null) return Number(found[1]) * BYTES_PER_KIB;
  } catch {
    // No /proc here.
  }
  return process.resourceUsage().maxRSS * BYTES_PER_KIB;
}
