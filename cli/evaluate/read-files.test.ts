import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ItemVocabulary } from "../../core/evaluation/item-vocabulary.ts";
import { InputError } from "./input-error.ts";
import { readCases } from "./read-cases.ts";
import { readCategories } from "./read-categories.ts";
import { readTraining } from "./read-training.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nearshelf-evaluate-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function training(path: string) {
  const vocabulary = new ItemVocabulary();
  const log = await readTraining(path, vocabulary);
  const sessions = Array.from(log.starts.subarray(1), (end, session) =>
    Array.from(log.items.subarray(log.starts[session], end), (item) => vocabulary.idOf(item)).join(" "),
  );
  return { sessions, times: Array.from(log.times) };
}

async function cases(path: string, defaultTime = 0): Promise<readonly string[]> {
  const vocabulary = new ItemVocabulary();
  const read: string[] = [];
  for await (const { items, target, time } of readCases(path, vocabulary, defaultTime))
    read.push(`${items.map((item) => vocabulary.idOf(item)).join(" ")} > ${vocabulary.idOf(target)} @ ${time}`);
  return read;
}

const problem = async (reading: Promise<unknown>): Promise<string> => {
  const error = await reading.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof InputError)) throw error;
  return error.message.replace(`${folder}/`, "");
};

describe("training files", () => {
  it("hold one session a line, the oldest first", async () => {
    const { sessions, times } = await training(await file("sessions.txt", "a b\n\nb  c a\r\n"));
    expect(sessions).toEqual(["a b", "b c a"]);
    expect(times[0]).toBeLessThan(times[2] ?? 0);
  });

  it("or a table with its columns in any order, its rows too", async () => {
    const table = "Time,ItemId,SessionId\n7.5,b,s1\n1,x,s2\n3,a,s1\n";
    expect(await training(await file("table.csv", table))).toEqual({ sessions: ["a b", "x"], times: [3, 7.5, 1] });
  });

  it("whose columns may be written otherwise, cells in quotes, times as dates", async () => {
    const table = '"session_id","ITEM_ID","time"\r\n"s1","a","1970-01-01T00:00:03.500Z"\r\n"s1","b","1970-01-01"\r\n';
    expect(await training(await file("quoted.csv", table))).toEqual({ sessions: ["b a"], times: [0, 3.5] });
    expect((await training(await file("time.txt", "time\nitemid time\n"))).sessions).toEqual(["time", "itemid time"]);
  });

  it("may be packed and begin with a byte order mark", async () => {
    const packed = gzipSync("\ufeffSessionId\tItemId\tTime\n1\ta\t1\n1\tb\t2\n");
    expect((await training(await file("table.tsv.gz", packed))).sessions).toEqual(["a b"]);
  });

  it.each([
    ["empty.txt", "", "empty.txt: it is empty"],
    ["blank.txt", "\n\n", "blank.txt: it holds no sessions"],
    ["header.csv", "SessionId,ItemId,Time\n", "header.csv: it holds no clicks"],
    ["tab.txt", "a b\nc\td\n", "tab.txt, line 2: a session is item ids separated by blanks, but this line holds a tab"],
    [
      "columns.csv",
      "SessionId,Time\n1,2\n",
      "columns.csv, line 1: a table of clicks has the columns SessionId, ItemId, Time; ItemId is missing",
    ],
    [
      "time.csv",
      "SessionId,ItemId,Time\n1,a,1\n1,b,noon\n",
      'time.csv, line 3: the time "noon" is not a number of seconds',
    ],
    ["short.csv", "SessionId,ItemId,Time\n1,a\n", "short.csv, line 2: a row needs a session, an item and a time"],
    ["not.gz", "plain", "not.gz: it is damaged or not in gzip format"],
  ])("say in one line what is wrong with %s", async (name, content, message) => {
    expect(await problem(training(await file(name, content)))).toBe(message);
  });

  it("that end in the middle of their packing are refused", async () => {
    const packed = gzipSync(Array.from({ length: 20_000 }, (_, at) => `a${at} b${at}`).join("\n"));
    const cut = await file("cut.gz", packed.subarray(0, packed.length / 2));
    expect(await problem(training(cut))).toBe("cut.gz: it is damaged or not in gzip format");
  });

  it("that are missing are named", async () => {
    expect(await problem(training(join(folder, "nowhere.txt")))).toBe("nowhere.txt: there is no such file");
  });
});

describe("test files", () => {
  it("hold a prefix and the next item, asked at the end of the training window", async () => {
    expect(await cases(await file("cases.txt", "a b\tc\na\tb\n"), 9)).toEqual(["a b > c @ 9", "a > b @ 9"]);
  });

  it("or a table, of which every click from a session's second on is a case, asked at the click before", async () => {
    const table = "SessionId\tItemId\tTime\n1\tb\t2\n1\ta\t1\n1\tc\t5\n2\tx\t1\n";
    expect(await cases(await file("cases.tsv", table))).toEqual(["a > b @ 1", "a b > c @ 2"]);
  });

  it.each(["a b c\n", "a\tb c\n", "\tb\n", "a\t\n", "a\tb\tc\n"])("refuse the line %j", async (line) => {
    expect(await problem(cases(await file("bad.txt", `a\tb\n${line}`)))).toBe(
      "bad.txt, line 2: a test case is item ids separated by blanks, a tab, and the one item that came next",
    );
  });
});

describe("category files", () => {
  it("name a category for each item", async () => {
    const categories = await readCategories(await file("categories.csv", "item,category\na,hats\nb,socks\n"));
    expect([...categories]).toEqual([
      ["a", "hats"],
      ["b", "socks"],
    ]);
  });

  it("say in which line something is missing", async () => {
    expect(await problem(readCategories(await file("c.csv", "item,category\na,\n")))).toBe(
      "c.csv, line 2: a row needs an item and a category",
    );
    expect(await problem(readCategories(await file("d.csv", "a,hats\n")))).toBe(
      "d.csv, line 1: the header must name the columns item and category",
    );
  });
});
