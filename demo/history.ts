import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { categoryOfCode } from "./catalog.ts";

/** The data set has days but no clock: a day's sessions start at noon UTC, in order of first appearance, this far apart. */
const DAY_STARTS_AT_HOUR_UTC = 12;
const SESSIONS_APART_MS = 1_000;
const CLICKS_APART_MS = 10_000;

/** A click of the data set as an event that `POST /v1/events` takes. */
export interface HistoricalView {
  /** `eshop-2008:ROW`, rows counted from 1. */
  readonly id: string;
  readonly type: "product_viewed";
  /** Epoch milliseconds. */
  readonly time: number;
  /** `eshop-2008-SESSION`. */
  readonly session: string;
  readonly data: {
    readonly product_id: string;
    readonly category: string;
    /** In dollars. */
    readonly price: number;
    readonly currency: "USD";
  };
}

interface Click {
  readonly row: number;
  readonly day: number;
  readonly session: string;
  readonly product: string;
  readonly category: string;
  readonly dollars: number;
}

function parseClick(text: string, row: number): Click {
  const [year, month, day, , , session = "", category, product = "", , , , price] = text.split(",");
  return {
    row,
    day: Date.UTC(Number(year), Number(month) - 1, Number(day), DAY_STARTS_AT_HOUR_UTC),
    session,
    product,
    category: categoryOfCode(Number(category)),
    dollars: Number(price),
  };
}

/** Gives the clicks of one day their times and puts them in order. */
function viewsOfDay(clicks: readonly Click[]): readonly HistoricalView[] {
  const next = new Map<string, number>();
  const views = clicks.map((click): HistoricalView => {
    const time = next.get(click.session) ?? click.day + next.size * SESSIONS_APART_MS;
    next.set(click.session, time + CLICKS_APART_MS);
    return {
      id: `eshop-2008:${click.row}`,
      type: "product_viewed",
      time,
      session: `eshop-2008-${click.session}`,
      data: { product_id: click.product, category: click.category, price: click.dollars, currency: "USD" },
    };
  });
  return views.sort((a, b) => a.time - b.time);
}

/** The data set's 165,474 clicks as `product_viewed` events, in time order; the file is sorted by day and holds no session past midnight. */
export async function* demoHistory(): AsyncGenerator<HistoricalView> {
  const file = createReadStream(new URL("data/clicks.csv.gz", import.meta.url)).pipe(createGunzip());
  let day: Click[] = [];
  let row = 0;
  for await (const text of createInterface({ input: file, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (row++ === 0) continue;
    const click = parseClick(text, row - 1);
    if (day[0] !== undefined && day[0].day !== click.day) {
      yield* viewsOfDay(day);
      day = [];
    }
    day.push(click);
  }
  yield* viewsOfDay(day);
}
