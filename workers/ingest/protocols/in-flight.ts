/** Bytes of bodies that one isolate works on at a time: parsed JSON takes about ten times its text, and an isolate has 128 MB. */
export const IN_FLIGHT_MAX_BYTES = 6_291_456;

/** Counts what is being worked on, so that a flood is told to wait instead of exhausting the isolate for everybody. */
export interface InFlightGate {
  /** Takes room for `bytes`; `null` where there is none. The first request always gets in. Call the answer when the work is done. */
  enter(bytes: number): (() => void) | null;
}

export function createInFlightGate(maxBytes = IN_FLIGHT_MAX_BYTES): InFlightGate {
  let held = 0;
  return {
    enter(bytes) {
      if (held > 0 && held + bytes > maxBytes) return null;
      held += bytes;
      let released = false;
      return () => {
        if (!released) held -= bytes;
        released = true;
      };
    },
  };
}
