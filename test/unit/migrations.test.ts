import { describe, expect, it } from "vitest";
import { refusals } from "../../scripts/lint-migrations.mjs";

describe("the migration linter", () => {
  it.each([
    "DROP TABLE products;",
    "ALTER TABLE products DROP COLUMN colour;",
    "DELETE FROM products;",
    "PRAGMA foreign_keys=OFF;",
    "CREATE TABLE a (b TEXT REFERENCES c(d) ON DELETE CASCADE);",
    "INSERT OR REPLACE INTO a VALUES (1);",
  ])("refuses %s", (sql) => {
    expect(refusals(sql)).not.toEqual([]);
  });

  it.each([
    "CREATE TABLE a (b TEXT);",
    "ALTER TABLE a ADD COLUMN c TEXT;",
    "CREATE TRIGGER t BEFORE DELETE ON a BEGIN SELECT RAISE(ABORT, 'append-only'); END;",
    "-- DROP TABLE a;\nCREATE INDEX i ON a (b);",
  ])("lets %s pass", (sql) => {
    expect(refusals(sql)).toEqual([]);
  });
});
