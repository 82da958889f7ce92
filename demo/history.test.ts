import { beforeAll, describe, expect, it } from "vitest";
import type { HistoricalView } from "./history.ts";
import { demoHistory } from "./history.ts";

describe("the demonstration history", () => {
  const views: HistoricalView[] = [];

  beforeAll(async () => {
    for await (const view of demoHistory()) views.push(view);
  });

  it("holds every click of the data set once", () => {
    expect(views).toHaveLength(165_474);
    expect(new Set(views.map((view) => view.id)).size).toBe(165_474);
    expect(new Set(views.map((view) => view.session)).size).toBe(24_026);
    expect(new Set(views.map((view) => view.data.product_id)).size).toBe(217);
  });

  it("is in time order, from April to August 2008", () => {
    expect(views.every((view, index) => index === 0 || view.time >= (views[index - 1]?.time ?? 0))).toBe(true);
    expect(new Date(views[0]?.time ?? 0).toISOString()).toBe("2008-04-01T12:00:00.000Z");
    expect(new Date(views.at(-1)?.time ?? 0).toISOString().slice(0, 10)).toBe("2008-08-13");
  });

  it("spaces a session's clicks by ten seconds and starts a day's sessions a second apart", () => {
    const ofSession = (session: number) => views.filter((view) => view.session === `eshop-2008-${session}`);
    const first = ofSession(1);
    expect(first.slice(0, 3).map((view) => view.data.product_id)).toEqual(["5", "8", "71"]);
    expect((first[1]?.time ?? 0) - (first[0]?.time ?? 0)).toBe(10_000);
    expect((ofSession(2)[0]?.time ?? 0) - (first[0]?.time ?? 0)).toBe(1_000);
  });

  it("uses identifiers that the events API accepts", () => {
    expect(views.every((view) => /^[A-Za-z0-9._:-]{1,64}$/.test(view.id))).toBe(true);
    expect(views.every((view) => /^[A-Za-z0-9._:-]{1,64}$/.test(view.session))).toBe(true);
  });
});
