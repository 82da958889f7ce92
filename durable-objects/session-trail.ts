import { DurableObject } from "cloudflare:workers";
import type { Recorded, Trail, TrailEvent } from "../adapters/session-trail/port.ts";
import { SESSION_IDLE_MS } from "../core/events/session.ts";
import { emptyTrail, forgetTrail, recordEvents, type TrailState } from "../core/events/trail-state.ts";

/**
 * One browsing session, now: its last interactions, whether personalization is refused, and the ids of its last events.
 * Named by the session's pseudonym. One row, so that an append costs one row written; gone after `SESSION_IDLE_MS` without
 * an event. Personal data: what a person looked at, under a pseudonym, for half an hour.
 */
export class SessionTrail extends DurableObject {
  #state: TrailState;

  constructor(context: DurableObjectState, env: unknown) {
    super(context, env as never);
    context.storage.sql.exec(
      "CREATE TABLE IF NOT EXISTS trail (one INTEGER PRIMARY KEY CHECK (one = 1), state TEXT NOT NULL)",
    );
    const row = context.storage.sql.exec<{ state: string }>("SELECT state FROM trail").toArray()[0];
    this.#state = row === undefined ? emptyTrail : (JSON.parse(row.state) as TrailState);
  }

  /** Appends the events that are new and allowed. The answer leaves when the row is durable (output gate). */
  async append(events: readonly TrailEvent[], now: number): Promise<Recorded> {
    const { state, duplicates, withheld } = recordEvents(this.#state, events, now);
    if (duplicates.length < events.length) await this.#save(state);
    return { duplicates, withheld };
  }

  /** Personalization was refused: forgets every interaction, and keeps the refusal while the session lasts. */
  async forget(now: number): Promise<void> {
    await this.#save(forgetTrail(this.#state, now));
  }

  read(): Trail {
    const { interactions, personalization } = this.#state;
    return { interactions, personalization };
  }

  override async alarm(): Promise<void> {
    const idleUntil = this.#state.lastEventAt + SESSION_IDLE_MS;
    if (idleUntil > Date.now()) {
      await this.ctx.storage.setAlarm(idleUntil);
      return;
    }
    await this.ctx.storage.deleteAll();
    this.ctx.storage.sql.exec(
      "CREATE TABLE IF NOT EXISTS trail (one INTEGER PRIMARY KEY CHECK (one = 1), state TEXT NOT NULL)",
    );
    this.#state = emptyTrail;
  }

  async #save(state: TrailState): Promise<void> {
    const first = this.#state.lastEventAt === 0;
    this.ctx.storage.sql.exec("INSERT OR REPLACE INTO trail (one, state) VALUES (1, ?)", JSON.stringify(state));
    this.#state = state;
    if (first) await this.ctx.storage.setAlarm(state.lastEventAt + SESSION_IDLE_MS);
  }
}
