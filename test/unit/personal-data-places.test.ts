import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  PERSONAL_DATA_PLACES,
  PLACES_WITHOUT_PERSONAL_DATA,
  type StoreKind,
} from "../../core/privacy/personal-data-places.ts";

const root = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
const config = read("wrangler.toml").replaceAll(/^\s*#.*$/gm, "");

const listed = (kind: StoreKind): string[] =>
  [...PERSONAL_DATA_PLACES, ...PLACES_WITHOUT_PERSONAL_DATA]
    .filter((place) => place.kind === kind)
    .map(({ name }) => name)
    .sort();
const found = (text: string, pattern: RegExp): string[] =>
  [...new Set([...text.matchAll(pattern)].map(([, name = ""]) => name))].sort();

/** Files of a folder and those below it that are code and no tests. */
const sourcesOf = (folder: string): string[] =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
    .map((path) => `${folder}${path}`);

describe("every store of the deployment is listed as one that holds personal data or as one that holds none", () => {
  it("Durable Object classes", () => {
    const classes = config
      .split("\n")
      .filter((line) => !line.includes("binding = "))
      .flatMap((line) => found(line, /class_name = "(\w+)"/g))
      .filter((name) => !name.endsWith("Workflow"));
    expect(listed("object")).toEqual([...new Set(classes)].sort());
    const migrated = [...config.matchAll(/new_sqlite_classes = \[([^\]]*)\]/g)].flatMap(([, names = ""]) =>
      found(names, /"(\w+)"/g),
    );
    expect(migrated.sort()).toEqual(listed("object"));
  });

  it("queues", () => {
    expect(listed("queue")).toEqual(found(config, /queue = "([\w-]+)"/g));
  });

  it("D1 tables", () => {
    const tables = readdirSync(new URL("migrations/", root)).flatMap((database) =>
      readdirSync(new URL(`migrations/${database}/`, root))
        .filter((file) => file.endsWith(".sql"))
        .flatMap((file) => found(read(`migrations/${database}/${file}`), /CREATE TABLE `(\w+)`/g))
        .map((table) => `${database}.${table}`),
    );
    expect(listed("d1")).toEqual(tables.sort());
  });

  it("folders of R2 buckets", () => {
    const sources = [...sourcesOf("adapters/"), ...sourcesOf("core/lake/"), ...sourcesOf("workflows/")];
    const folders = sources.flatMap((path) => found(read(path), /["`]([a-z][a-z-]*\/)(?=["`$]|[a-z]+=)/g));
    expect([...new Set(folders)].sort()).toEqual(
      listed("r2")
        .map((name) => name.split(" ")[1])
        .sort(),
    );
  });

  it("R2 buckets", () => {
    const buckets = found(config, /bucket_name = "nearshelf-(\w+)"/g).map((name) => name.toUpperCase());
    expect([...new Set(listed("r2").map((name) => name.split(" ")[0]))].sort()).toEqual(buckets);
  });
});

it("no store is listed twice", () => {
  const names = [...PERSONAL_DATA_PLACES, ...PLACES_WITHOUT_PERSONAL_DATA].map(({ kind, name }) => `${kind} ${name}`);
  expect(new Set(names).size).toBe(names.length);
});
