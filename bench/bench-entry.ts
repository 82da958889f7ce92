import type { ModelKind } from "./models/demonstration-model.ts";
import type { Platform } from "./platform/start-platform.ts";

/** One request of a load. */
export interface BenchRequest {
  readonly method: "GET" | "POST";
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A route under load. */
export interface RouteEntry {
  readonly kind: "route";
  readonly name: string;
  /** What one request is, in a line. */
  readonly about: string;
  /** Which of the two Workers is asked; the platform where it is left out. */
  readonly worker?: "empty";
  /** What must be there first: nothing, or the demonstration's catalog and a model of its clicks. */
  readonly needs: "nothing" | ModelKind;
  /** Requests under way at once: enough to keep workerd busy, few enough that a long request is not cut off at the end. */
  readonly connections: number;
  /** Whether requests set off work that goes on after the answer (queue consumer, lake); it is waited for. */
  readonly leavesWork: boolean;
  /** Requests to send each second, evenly, however long answers take; left out: as many as the platform answers. */
  readonly steadyPerSecond?: number;
  /** Events in one request, where it carries events. */
  readonly eventsPerRequest?: number;
  /** Runs once before the load; throws when the route does not do what is to be measured. */
  prepare?(platform: Platform): Promise<void>;
  /** Request number `n`, counted from 0 and never repeated in a run. */
  request(n: number, platform: Platform): BenchRequest;
  /** `null` for the answer that is to be measured, else what is wrong with it. */
  check(answer: unknown): string | null;
}

/** Something measured in this process, without HTTP. */
export interface LocalEntry {
  readonly kind: "local";
  readonly name: string;
  readonly about: string;
  /** Runs only when it is named: it takes many minutes, or gigabytes. */
  readonly onlyByName?: boolean;
  /** `seconds` is how long each figure may take, set-up aside. */
  measure(seconds: number): Promise<readonly Measurement[]>;
}

/** A file of bench/entries/ exports one of these as `entry`. */
export type BenchEntry = RouteEntry | LocalEntry;

/** A figure as `--json` writes it. */
export interface Measurement {
  readonly name: string;
  /** In `unit`. */
  readonly value: number;
  readonly unit: "requests/s" | "queries/s" | "predictions/s" | "events/s" | "texts/s";
  /** The same unit's figure for doing nothing (or the plain way) in the same run. */
  readonly floor: number;
  /** `value / floor`. */
  readonly ratio: number;
  /** One request at a time, nothing else under way; milliseconds. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly [detail: string]: string | number | null;
}
