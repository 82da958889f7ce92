import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectPath } from "../project.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nearshelf-evaluate-"));
  await writeFile(join(folder, "train.txt"), "a b c\na b\nb c\na b d\n");
  await writeFile(join(folder, "test.txt"), "a\tb\na b\tc\nb\tzzz\n");
});
afterAll(() => rm(folder, { recursive: true }));

interface Run {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

const evaluate = (...args: readonly string[]): Promise<Run> =>
  new Promise((resolve) => {
    const program = ["--disable-warning=ExperimentalWarning", projectPath("cli/evaluate/evaluate.ts"), ...args];
    execFile(process.execPath, program, { cwd: folder }, (failure, out, error) => {
      resolve({ code: failure === null ? 0 : Number(failure.code), out, error });
    });
  });

const FILES = ["--train", "train.txt", "--test", "test.txt"];
const SCORED = ["--parameters", '{"ranking":"scored"}'];

describe("npm run evaluate", () => {
  it("prints one JSON object and nothing else to standard output", async () => {
    const { code, out } = await evaluate(...FILES, "--strategy", "sr", ...SCORED, "--format", "json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      strategy: "sr",
      parameters: { steps: 10, weighting: "div", pruning: 20, ranking: "scored" },
      training: { sessions: 4, clicks: 10, items: 4 },
      cases: 3,
      unseenTargets: 1,
      metrics: { "HR@1": 2 / 3, "HR@20": 2 / 3, "MRR@20": 2 / 3, "precision@5": 2 / 15, "coverage@20": 3 / 4 },
    });
  });

  it("prints a table, and its progress to standard error", async () => {
    const { out, error } = await evaluate(...FILES, "--strategy", "popularity");
    expect(out).toMatch(/^HR +33\.33 +66\.67 +66\.67 +66\.67$/m);
    expect(error).toContain("Predictions");
  });

  it("writes the lists, best first, in the order of the cases, and compares them with another run's", async () => {
    await evaluate(...FILES, "--strategy", "sr", ...SCORED, "--predictions", "sr.tsv");
    expect(await readFile(join(folder, "sr.tsv"), "utf8")).toBe("b\tc\td\nc\td\nc\td\n");
    const { out } = await evaluate(...FILES, "--strategy", "popularity", "--compare", "sr.tsv", "--format", "json");
    // Popularity answers b, a, c, d: the first case is the same, the second falls from place 1 to 3.
    expect(JSON.parse(out).comparison["HR@20"]).toEqual({ difference: 0, low: 0, high: 0 });
    expect(JSON.parse(out).comparison["MRR@20"].difference).toBeCloseTo((1 / 3 - 1) / 3, 12);
  });

  it("stops after as many cases as it is told", async () => {
    const { out } = await evaluate(...FILES, "--strategy", "popularity", "--limit-cases", "1", "--format", "json");
    expect(JSON.parse(out).cases).toBe(1);
  });

  it.each([
    [["--train", "train.txt"], "--train and --test are needed; --help says more."],
    [[...FILES, "--strategy", "guess"], 'There is no strategy "guess": use one of popularity, session-items, '],
    [
      [...FILES, "--strategy", "vsknn", "--parameters", '{"neighbours":3}'],
      '--parameters: Unrecognized key: "neighbours"',
    ],
    [[...FILES, "--strategy", "vsknn", "--parameters", '{"k":0}'], "--parameters: k: Too small"],
    [[...FILES, "--parameters", "k=1"], "--parameters is not JSON: k=1"],
    [[...FILES, "--limit-cases", "1.5"], "--limit-cases is a whole number from 1 on."],
    [[...FILES, "--format", "xml"], '--format is table or json, not "xml".'],
    [[...FILES, "--colour"], "Unknown option '--colour'"],
    [["--train", "test.txt", "--test", "test.txt"], "test.txt, line 1: a session is item ids separated by blanks"],
  ])("refuses %j in one line", async (args, message) => {
    const { code, out, error } = await evaluate(...args);
    expect({ code, out, lines: error.trim().split("\n").length }).toEqual({ code: 1, out: "", lines: 1 });
    expect(error).toContain(message);
  });

  it("refuses to compare with lists of other cases", async () => {
    await writeFile(join(folder, "few.tsv"), "a\n");
    await writeFile(join(folder, "many.tsv"), "a\n".repeat(4));
    const few = await evaluate(...FILES, "--strategy", "popularity", "--compare", "few.tsv");
    expect(few.error).toContain("few.tsv: it holds fewer lists than the test has cases");
    const many = await evaluate(...FILES, "--strategy", "popularity", "--compare", "many.tsv");
    expect(many.error).toContain("many.tsv: it holds more lists than the test has cases");
  });
});
