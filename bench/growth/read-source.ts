import { readTraining } from "../../cli/evaluate/read-training.ts";
import { sharedData } from "../../cli/evaluate/shared-data.ts";
import type { ClickLog } from "../../core/evaluation/click-log.ts";
import { groupClicks } from "../../core/evaluation/group-clicks.ts";
import { GrowingColumn } from "../../core/evaluation/growing-column.ts";
import { ItemVocabulary } from "../../core/evaluation/item-vocabulary.ts";
import { demoHistory } from "../../demo/history.ts";

const MS_PER_SECOND = 1_000;

export interface RealLog {
  readonly name: string;
  readonly log: ClickLog;
}

/** The clicks that synthetic shops are made like: Diginetica's where they are there, else the demonstration's, which ship. */
export async function readSource(): Promise<RealLog> {
  const folder = sharedData("clickstream/diginetica");
  if (folder === null) return { name: "e-shop clothing 2008", log: await demonstrationLog() };
  return { name: "Diginetica", log: await readTraining(`${folder}/train_sessions.txt.gz`, new ItemVocabulary()) };
}

async function demonstrationLog(): Promise<ClickLog> {
  const vocabulary = new ItemVocabulary();
  const numbers = new Map<string, number>();
  const [sessions, items] = [0, 1].map(() => new GrowingColumn((length) => new Uint32Array(length)));
  const times = new GrowingColumn((length) => new Float64Array(length));
  for await (const { session, time, data } of demoHistory()) {
    const number = numbers.get(session) ?? numbers.size;
    numbers.set(session, number);
    sessions?.push(number);
    items?.push(vocabulary.numberOf(data.product_id));
    times.push(time / MS_PER_SECOND);
  }
  const rows = {
    sessions: sessions?.toArray() ?? new Uint32Array(0),
    items: items?.toArray() ?? new Uint32Array(0),
    times: times.toArray(),
  };
  return { itemCount: vocabulary.size, ...groupClicks(rows) };
}
