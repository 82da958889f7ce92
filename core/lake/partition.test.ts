import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateMarkerKey, dateOfMarker, hourIndexOf, lakeFileKey, parseLakeFileKey, partitionOf } from "./partition.ts";

const keyAt = (type: string, time: number) => lakeFileKey(partitionOf(type, hourIndexOf(time)), "part-1");

describe("the keys of the lake", () => {
  it("name type, day and hour of the event's own time, UTC", () => {
    expect(keyAt("product_viewed", Date.UTC(2008, 3, 1, 9, 59, 59, 999))).toBe(
      "events/type=product_viewed/date=2008-04-01/hour=09/part-1.avro",
    );
    expect(keyAt("product_viewed", Date.UTC(2008, 3, 1, 10))).toContain("date=2008-04-01/hour=10");
    expect(keyAt("product_viewed", -1)).toContain("date=1969-12-31/hour=23");
  });

  it("read back to the partition they were made of, whatever the type's name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), fc.integer({ min: 0, max: 4e12 }), (type, time) => {
        const partition = partitionOf(type, hourIndexOf(time));
        expect(parseLakeFileKey(lakeFileKey(partition, "n"))).toEqual(partition);
      }),
    );
  });

  it("keep a hostile type inside its folder", () => {
    const key = keyAt("../../manifest/date=2008-04-01", 0);
    expect(key).toBe("events/type=..%2F..%2Fmanifest%2Fdate%3D2008-04-01/date=1970-01-01/hour=00/part-1.avro");
    expect(keyAt("\ud800", 0)).toContain("type=%EF%BF%BD/");
  });

  it("are told from every other key", () => {
    for (const key of [
      "manifest/date=2008-04-01",
      "events/type=a/date=2008-04-01/hour=00/x.json",
      "bad/x.avro",
      "events/type=%/date=2008-04-01/hour=00/x.avro",
    ])
      expect(parseLakeFileKey(key)).toBeNull();
  });

  it("refuse a time that no four-digit year can name", () => {
    for (const time of [Number.NaN, Number.POSITIVE_INFINITY, 253_402_300_800_000, -62_167_219_200_001])
      expect(() => partitionOf("a", hourIndexOf(time))).toThrow(RangeError);
  });
});

describe("date markers", () => {
  it("read back to their date and to nothing else", () => {
    expect(dateOfMarker(dateMarkerKey("2008-04-01"))).toBe("2008-04-01");
    expect(dateOfMarker("manifest/date=2008-04-01/extra")).toBeNull();
    expect(dateOfMarker("2008-04-01")).toBeNull();
  });
});
