import { describe, expect, it } from "vitest";
import { parseDocument } from "./parse-document.ts";

const KB = 1_000;
/** Far more than it takes, and far less than a parser that repeats itself would. */
const QUICK_MS = 4_000;

describe("reading a document", () => {
  it.each([
    ["open lists", "[".repeat(250 * KB)],
    ["open objects", "{a: ".repeat(60 * KB)],
    ["lists in lists", `${"- ".repeat(120 * KB)}x`],
    ["keys of keys", "? ".repeat(100 * KB)],
    ["comments", "#\n".repeat(120 * KB)],
    ["indentation", Array.from({ length: 700 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
  ])("refuses %s without taking long over it", (_, text) => {
    const from = performance.now();
    expect(parseDocument(text)).toMatchObject({ ok: false });
    expect(performance.now() - from).toBeLessThan(QUICK_MS);
  });

  it("takes thousands of names without comparing each with every other", () => {
    const text = Array.from({ length: 5 * KB }, (_, at) => `name${at}: 1`).join("\n");
    const from = performance.now();
    expect(parseDocument(text)).toMatchObject({ ok: true });
    expect(performance.now() - from).toBeLessThan(QUICK_MS);
  });

  it.each([
    ["a name twice", "a: 1\nb: { c: 1, c: 2 }", "the name c twice"],
    ["an alias", "a: &x 1\nb: *x", "aliases"],
    ["a tag", "a: !!binary aGk=", "tags"],
    ["a list as a name", "? [1]\n: 2", "texts as names"],
    ["two documents", "a: 1\n---\nb: 2", "is not YAML"],
    ["a prototype", "constructor: { a: 1 }", "the name constructor"],
  ])("refuses %s and says so", (_, text, detail) => {
    const parsed = parseDocument(text);
    expect(parsed.ok ? null : parsed.reason[0]?.detail).toContain(detail);
  });

  it("reads dates and versions as texts, brackets in texts as texts", () => {
    const text = `a: 2026-11-22\nb: v3.1.0\nc: "${"[".repeat(100)}"\nd: it's ["fine"\n  ]`;
    expect(parseDocument(text.replace("d: it's [", "d: ["))).toMatchObject({
      ok: true,
      value: { a: "2026-11-22", b: "v3.1.0", c: "[".repeat(100), d: ["fine"] },
    });
  });
});
