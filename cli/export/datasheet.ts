import type { Purpose } from "../../core/consent/purposes.ts";

/** Name of the datasheet's file. */
export const DATASHEET = "datasheet.json";

export const FORMATS = ["parquet", "ndjson"] as const;
export type ExportFormat = (typeof FORMATS)[number];

export interface WrittenFile {
  readonly file: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly fields: readonly { readonly name: string; readonly kind: string; readonly nulls: number }[];
}

/** What the export holds: written beside it, for whoever trains on it. */
export interface Datasheet {
  readonly createdAt: string;
  readonly window: { readonly from: string; readonly to: string };
  readonly purpose: Purpose;
  readonly format: ExportFormat;
  readonly identifiers: string;
  readonly events: { readonly read: number; readonly exported: number; readonly withheld: number };
  /** Share of the window's events whose person allowed the purpose; `null` where there are none. */
  readonly consentShare: number | null;
  readonly types: {
    readonly [type: string]: WrittenFile & {
      readonly contract: string | null;
      readonly days: { readonly [date: string]: number };
    };
  };
}
