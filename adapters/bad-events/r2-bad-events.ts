import type { KeyRing } from "../../core/bad-events/key-ring.ts";
import { knownNames } from "../../core/bad-events/known-names.ts";
import { BAD_EVENTS_MAX_PER_DAY } from "../../core/bad-events/limits.ts";
import { redactPath, shapeOf } from "../../core/bad-events/redact.ts";
import { NONCE_BYTES, openRecord, sealRecord } from "../../core/bad-events/sealed-record.ts";
import { isJsonObject } from "../../core/json.ts";
import type { Pseudonymizer } from "../../core/privacy/pseudonym.ts";
import type { BadEventDay, BadEventRow, PlacedBadEvent } from "../../durable-objects/bad-event-day.ts";
import { dateOf, folderOf, keptDates } from "./places.ts";
import type { BadEvent, BadEventFilter, BadEventStore, ClaimedBadEvent, RejectedEvent, ReplayOutcome } from "./port.ts";

const CURSOR = /^(\d{4}-\d{2}-\d{2}):(\d{1,15})$/;

export interface BadEventBindings {
  readonly bucket: R2Bucket;
  readonly days: DurableObjectNamespace<BadEventDay>;
  readonly keys: KeyRing;
  readonly pseudonymize: Pseudonymizer;
  /** Most events of a day that are kept. */
  readonly maxPerDay?: number;
  /** Names that may be shown; those of the deployment's files where left out. */
  readonly names?: ReadonlySet<string>;
}

/** Bad events: sealed originals in R2, an object a call; what is known of them in a `BadEventDay` object a day of arrival. */
export const createBadEvents = (bindings: BadEventBindings): BadEventStore => new R2BadEvents(bindings);

class R2BadEvents implements BadEventStore {
  readonly #bucket: R2Bucket;
  readonly #days: DurableObjectNamespace<BadEventDay>;
  readonly #keys: KeyRing;
  readonly #pseudonymize: Pseudonymizer;
  readonly #maxPerDay: number;
  readonly #names: ReadonlySet<string>;

  constructor(bindings: BadEventBindings) {
    const { bucket, days, keys, pseudonymize, maxPerDay = BAD_EVENTS_MAX_PER_DAY, names = knownNames() } = bindings;
    this.#bucket = bucket;
    this.#days = days;
    this.#keys = keys;
    this.#pseudonymize = pseudonymize;
    this.#maxPerDay = maxPerDay;
    this.#names = names;
  }

  async keep(rejected: readonly RejectedEvent[]): Promise<void> {
    const byDate = Map.groupBy(rejected, ({ receivedAt }) => dateOf(receivedAt));
    for (const [date, ofDate] of byDate) await this.#keepDate(date, ofDate);
  }

  async #keepDate(date: string, rejected: readonly RejectedEvent[]): Promise<void> {
    const day = this.#day(date);
    const byId = new Map<string, RejectedEvent>();
    for (const event of rejected) byId.set(await this.#idOf(event), event);
    const [unseen, room] = await Promise.all([day.unseen([...byId.keys()]), day.room(this.#maxPerDay)]);
    const object = `${folderOf(date)}${crypto.randomUUID()}.bin`;
    const rows: BadEventRow[] = [];
    const records: Uint8Array<ArrayBuffer>[] = [];
    let start = 0;
    for (const id of unseen.slice(0, room)) {
      const event = byId.get(id);
      if (event === undefined) continue;
      const record = await sealRecord(
        { bytes: event.bytes, arrival: event.arrival ?? {} },
        { key: this.#keys.current.key, name: id, nonce: crypto.getRandomValues(new Uint8Array(NONCE_BYTES)) },
      );
      const place = { object, start, length: record.length, keyId: this.#keys.current.id };
      rows.push({ ...(await this.#describe(id, event)), ...place });
      records.push(record);
      start += record.length;
    }
    if (rows.length > 0) {
      // The original first: a row without one could not be replayed, an object without rows goes with its day.
      await this.#bucket.put(object, new Blob(records));
      await day.keep(rows);
    }
    const beyond = unseen.slice(room).flatMap((id) => byId.get(id) ?? []);
    if (beyond.length > 0) await day.overflow(countsOf(beyond));
  }

  async counts(filter: BadEventFilter, now: number) {
    const counts = await Promise.all(datesOf(filter, now).map((date) => this.#day(date).counts(filter)));
    const sums = new Map<string, (typeof counts)[number][number]>();
    for (const each of counts.flat()) {
      const name = JSON.stringify([each.reason, each.contract, each.version, each.state]);
      sums.set(name, { ...each, count: each.count + (sums.get(name)?.count ?? 0) });
    }
    return [...sums.values()].sort((left, right) => right.count - left.count);
  }

  async list(
    filter: BadEventFilter,
    page: { readonly after: string | null; readonly limit: number; readonly now: number },
  ) {
    const [, afterDate = "", afterSeq = "0"] = CURSOR.exec(page.after ?? "") ?? [];
    const events: BadEvent[] = [];
    for (const date of datesOf(filter, page.now)) {
      if (date < afterDate) continue;
      const wanted = page.limit - events.length;
      const found = await this.#day(date).list(filter, date === afterDate ? Number(afterSeq) : 0, wanted);
      events.push(...found.map(({ seq: _, ...event }) => event));
      if (found.length === wanted) return { events, next: `${date}:${found.at(-1)?.seq ?? 0}` };
    }
    return { events, next: null };
  }

  async claim(
    filter: BadEventFilter,
    { startedAt, limit, now }: { readonly startedAt: number; readonly limit: number; readonly now: number },
  ): Promise<readonly ClaimedBadEvent[]> {
    const claimed: ClaimedBadEvent[] = [];
    for (const date of datesOf(filter, now)) {
      if (claimed.length === limit) break;
      const placed = await this.#day(date).claim(filter, startedAt, limit - claimed.length, now);
      for (const [object, ofObject] of Map.groupBy(placed, (each) => each.object))
        claimed.push(...(await this.#open(date, object, ofObject)));
    }
    return claimed;
  }

  async due(filter: BadEventFilter, startedAt: number, now: number): Promise<number> {
    const counts = await Promise.all(datesOf(filter, now).map((date) => this.#day(date).due(filter, startedAt)));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  async settle(outcomes: readonly ReplayOutcome[], now: number): Promise<void> {
    const known = this.#names;
    const redacted = outcomes.map((outcome) => {
      const { refused } = outcome;
      const path = refused?.path ?? null;
      return refused === null || path === null
        ? outcome
        : { ...outcome, refused: { ...refused, path: redactPath(path, known) } };
    });
    for (const [date, ofDate] of Map.groupBy(redacted, (outcome) => outcome.date))
      await this.#day(date).settle(ofDate, now);
  }

  async erase(pseudonyms: readonly string[], now: number): Promise<number> {
    let erased = 0;
    for (const date of datesOf({}, now)) {
      const day = this.#day(date);
      const placed = await day.of(pseudonyms);
      for (const [object, ofObject] of Map.groupBy(placed, (each) => each.object)) {
        const stored = await this.#bucket.get(object);
        if (stored === null) continue;
        const bytes = new Uint8Array(await stored.arrayBuffer());
        for (const { start, length } of ofObject) bytes.fill(0, start, start + length);
        // Where another erasure was faster, this one fails and is asked again: neither brings back what the other took.
        const written = await this.#bucket.put(object, bytes, { onlyIf: { etagMatches: stored.etag } });
        if (written === null) throw new Error("a bad event's object was changed by another erasure");
      }
      await day.remove(placed.map(({ id }) => id));
      erased += placed.length;
    }
    return erased;
  }

  async #open(date: string, object: string, placed: readonly PlacedBadEvent[]): Promise<ClaimedBadEvent[]> {
    const stored = await this.#bucket.get(object);
    const bytes = stored === null ? null : new Uint8Array(await stored.arrayBuffer());
    return Promise.all(
      placed.map(async ({ id, form, source, receivedAt, start, length, keyId }) => {
        const key = this.#keys.find(keyId);
        const record = bytes?.subarray(start, start + length);
        const original = key === undefined || record === undefined ? null : await openRecord(record, { key, name: id });
        return { id, date, form, source, receivedAt, original };
      }),
    );
  }

  async #idOf({ bytes, source }: RejectedEvent): Promise<string> {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(bytes)));
    return this.#pseudonymize("bad-event", `${source}\0${digest.join()}`);
  }

  async #describe(
    id: string,
    event: RejectedEvent,
  ): Promise<Omit<BadEventRow, "object" | "start" | "length" | "keyId">> {
    const known = this.#names;
    const { form = "event", reason, contract, version, source, receivedAt, bytes } = event;
    return {
      ...{ id, reason, contract, version, source, form, receivedAt, bytes: bytes.length },
      path: event.path === null ? null : redactPath(event.path, known),
      shape: shapeOf(bytes, known),
      ...(await this.#personOf(form, bytes)),
    };
  }

  /** The lake's pseudonyms of whom the event names, so that erasure finds it. */
  async #personOf(form: BadEventRow["form"], bytes: Uint8Array) {
    const value = parsed(bytes);
    const { session, user, subject } = isJsonObject(value) ? value : { session: null, user: null, subject: null };
    const text = (each: unknown) => (typeof each === "string" ? each : null);
    if (form !== "event") return { session: text(session), subject: text(subject) };
    const pseudonym = async (each: unknown) =>
      typeof each === "string" ? await this.#pseudonymize("lake", each) : null;
    return { session: await pseudonym(session), subject: await pseudonym(user) };
  }

  #day(date: string): DurableObjectStub<BadEventDay> {
    return this.#days.get(this.#days.idFromName(date));
  }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

/** Dates of arrival that a filter leaves, of those that are kept at all, ascending. */
const datesOf = ({ from = "", to = "9999-12-31" }: BadEventFilter, now: number): readonly string[] =>
  keptDates(now).filter((date) => date >= from && date <= to);

function countsOf(events: readonly RejectedEvent[]) {
  const groups = Map.groupBy(events, ({ reason, contract }) => JSON.stringify([reason, contract]));
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map(({ reason, contract }) => ({ reason, contract, count: group.length })),
  );
}
