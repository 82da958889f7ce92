import { DurableObject } from "cloudflare:workers";
import { type QueueBindings, queueOf } from "../adapters/event-queue/bound-queues.ts";
import type { Recorded, Trail, TrailEvent } from "../adapters/session-trail/port.ts";
import {
  emptyTrail,
  endedSessions,
  forgetTrail,
  recordEvents,
  type TrailState,
  toldSessions,
} from "../core/events/trail-state.ts";
import { sessionEnded } from "../core/sessions/session-events.ts";
import { parseSessionRules, type SessionRules, type SessionSettings } from "../core/sessions/session-rules.ts";
import type { Visitor } from "../core/sessions/visit.ts";

/** Until a queue that did not take a session's end is asked again, in milliseconds. */
const SEND_RETRY_MS = 60_000;
/** Behind its last event a session is forgotten even where no queue has taken its end for so long, in milliseconds: it is personal data. */
const UNSENT_KEPT_MS = 86_400_000;

type TrailBindings = QueueBindings & SessionSettings;

/**
 * One visitor, now: the last interactions, whether personalization is refused, the ids of the last events, and the sessions that
 * the events lie in. Named by the pseudonym of what the client calls the session. One row, so that an append costs one row written;
 * table, row and alarm of a new object are one transaction. When a session is over its summary goes to the queue; everything is
 * gone once nothing happened for the idle time and the queue has taken it. Personal data: what a person looked at, under a
 * pseudonym, for half an hour; numbers of it, the same.
 */
export class SessionTrail extends DurableObject<TrailBindings> {
  readonly #rules: SessionRules;
  #hasTable: boolean;
  #state: TrailState;

  constructor(context: DurableObjectState, env: TrailBindings) {
    super(context, env);
    this.#rules = parseSessionRules(env);
    const { sql } = context.storage;
    this.#hasTable = sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'trail'").toArray().length > 0;
    const row = this.#hasTable ? sql.exec<{ state: string }>("SELECT state FROM trail").toArray()[0] : undefined;
    // Rows written before there were sessions lack some fields.
    this.#state = row === undefined ? emptyTrail : { ...emptyTrail, ...(JSON.parse(row.state) as TrailState) };
  }

  /** Takes events in. The answer leaves when the row is durable (output gate). */
  append(events: readonly TrailEvent[], now: number, visitor: Visitor | null = null): Recorded {
    const { state, changed, ...recorded } = recordEvents(this.#state, events, now, visitor, this.#rules);
    if (changed) this.#save(state);
    return recorded;
  }

  /** Personalization was refused: forgets every interaction, and keeps the refusal while the session lasts. */
  forget(now: number): void {
    this.#save(forgetTrail(this.#state, now));
  }

  read(): Trail {
    const { interactions, personalization } = this.#state;
    return { interactions, personalization };
  }

  override async alarm(): Promise<void> {
    const now = Date.now();
    const told = await this.#tellEnded(now);
    // Events may have come while the queue was asked.
    const { lastEventAt } = this.#state;
    const idleUntil = lastEventAt + this.#rules.idleMs;
    if (idleUntil > now) await this.ctx.storage.setAlarm(idleUntil);
    else if (told || lastEventAt + UNSENT_KEPT_MS <= now) await this.#clear();
    else await this.ctx.storage.setAlarm(now + SEND_RETRY_MS);
  }

  /** Sends what has ended to the queue; `false` where the queue did not take it. Sent twice, it is stored once: its ids are the sessions'. */
  async #tellEnded(now: number): Promise<boolean> {
    const { visitor } = this.#state;
    const ended = endedSessions(this.#state, now, this.#rules);
    if (visitor === null || ended.length === 0) return true;
    try {
      await queueOf(this.env).send(ended.map((session) => sessionEnded(visitor, session, now)));
    } catch {
      // Ingest's own sends fail at the same time, and say so in the log.
      return false;
    }
    this.#write(toldSessions(this.#state, ended));
    return true;
  }

  async #clear(): Promise<void> {
    this.#state = emptyTrail;
    this.#hasTable = false;
    await this.ctx.storage.deleteAll();
  }

  #save(state: TrailState): void {
    const first = this.#state.lastEventAt === 0;
    this.#write(state);
    if (first) void this.ctx.storage.setAlarm(state.lastEventAt + this.#rules.idleMs);
  }

  #write(state: TrailState): void {
    const { sql } = this.ctx.storage;
    if (!this.#hasTable) sql.exec("CREATE TABLE trail (one INTEGER PRIMARY KEY CHECK (one = 1), state TEXT NOT NULL)");
    this.#hasTable = true;
    sql.exec("INSERT OR REPLACE INTO trail (one, state) VALUES (1, ?)", JSON.stringify(state));
    this.#state = state;
  }
}
