import type { Measurement } from "../bench-entry.ts";

export const MEASUREMENT_HEADER = [
  "entry",
  "per second",
  "floor",
  "ratio",
  "p50 ms",
  "p99 ms",
  "loaded p99",
  "CPU µs",
  "CPU ratio",
  "events/s",
  "µs/event",
  "workerd",
  "load",
  "settle s",
  "",
] as const;

const number = (value: string | number | null | undefined, digits: number): string =>
  typeof value === "number"
    ? value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits })
    : "";
const percent = (value: string | number | null | undefined): string =>
  typeof value === "number" ? `${Math.round(value * 100)} %` : "";

export const measurementRow = (figures: Measurement): readonly string[] => [
  figures.name,
  number(figures.value, figures.value < 100 ? 1 : 0),
  number(figures.floor, figures.floor < 100 ? 1 : 0),
  number(figures.ratio, 3),
  number(figures.p50Ms, 2),
  number(figures.p99Ms, 2),
  number(figures.loadedP99Ms, 2),
  number(figures.cpuUs, 0),
  number(figures.cpuRatio, 3),
  number(figures.eventsPerSecond, 0),
  number(figures.cpuUsPerEvent, 1),
  percent(figures.platformBusy),
  percent(figures.generatorBusy),
  number(figures.settleSeconds, 1),
  typeof figures.note === "string" ? figures.note : "",
];
