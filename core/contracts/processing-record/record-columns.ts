import type { NamedKey, ProcessingActivity } from "./processing-activity.ts";

const names = (keys: readonly NamedKey[]) => keys.map(({ key, name }) => `${name} (${key})`);

/** The record's columns, for every form that it is written in. */
export const RECORD_COLUMNS: readonly (readonly [
  title: string,
  values: (activity: ProcessingActivity) => readonly string[],
])[] = [
  ["Activity", ({ name }) => [name]],
  ["Purposes", ({ purposes }) => names(purposes)],
  ["Legal basis", ({ legalBasis }) => [legalBasis]],
  ["Data subjects", ({ dataSubjects }) => dataSubjects],
  ["Personal data", ({ dataCategories }) => names(dataCategories)],
  ["Recipients", ({ recipients }) => recipients],
  ["Third countries", ({ thirdCountries }) => (thirdCountries.length === 0 ? ["none stated"] : thirdCountries)],
  ["Retention", ({ retentionDays }) => [`${retentionDays} days`]],
  ["Security measures", ({ securityMeasures }) => securityMeasures],
  ["Owner", ({ owner }) => [owner]],
  ["Contracts", ({ contracts }) => contracts.map(({ id, version }) => `${id} ${version}`)],
];
