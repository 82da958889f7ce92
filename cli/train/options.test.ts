import { describe, expect, it } from "vitest";
import { readOptions } from "./options.ts";

const read = (...args: string[]) => readOptions(args, null);

describe("the training's options", () => {
  it("name a platform, or files", () => {
    expect(read("--url", "http://127.0.0.1:8787/x")).toMatchObject({
      source: { url: "http://127.0.0.1:8787", token: null, force: false, incremental: false, maxClicks: 1_000_000 },
      search: 0,
      seed: 1,
      plain: false,
      out: null,
    });
    expect(read("--train", "a.tsv", "--categories", "c.csv", "--out", "m", "--search", "3", "--seed", "7")).toEqual({
      source: { train: "a.tsv", categories: "c.csv" },
      out: "m",
      search: 3,
      seed: 7,
      plain: false,
    });
  });

  it("take the token from the environment, and the one that is given before it", () => {
    const url = ["--url", "https://shelf.example"];
    expect(readOptions(url, "environment")?.source).toMatchObject({ token: "environment" });
    expect(readOptions([...url, "--token", "given"], "environment")?.source).toMatchObject({ token: "given" });
  });

  it("ask for help", () => {
    expect(read("--help")).toBeNull();
  });

  it.each<readonly [string[], RegExp]>([
    [[], /either --url/],
    [["--url", "http://a.example", "--train", "x"], /either --url/],
    [["--url", "shelf"], /--url is an address/],
    [["--train", "x"], /--out FILE/],
    [["--train", "x", "--out", "y", "--force"], /--force has no meaning/],
    [["--url", "http://a.example", "--categories", "c"], /--categories has no meaning/],
    [["--url", "http://a.example", "--incremental", "--search", "3"], /--search has no meaning/],
    [["--url", "http://a.example", "--search", "many"], /--search is a whole number/],
    [["--url", "http://a.example", "--plain", "--search", "2"], /leave out --plain/],
    [["--url", "http://a.example", "--max-clicks", "0"], /--max-clicks is a whole number from 1/],
    [["--bogus"], /bogus/],
  ])("refuse %j with what to do", (args, message) => {
    expect(() => read(...args)).toThrow(message);
  });
});
