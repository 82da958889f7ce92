import { DurableObject } from "cloudflare:workers";
import { Hono } from "hono";

/** As much as a session of a few events stores, in bytes. */
const ROW_BYTES = 1_000;
/** As much as an event's message, in bytes. */
const MESSAGE_BYTES = 400;
/** Objects that the calls are shared out among. */
const OBJECTS = 100;

/** What one call of an object costs, and one that writes a row, where the object does nothing else. */
export class FloorObject extends DurableObject {
  #hasTable = false;

  call(): number {
    return 1;
  }

  write(): number {
    const { sql } = this.ctx.storage;
    if (!this.#hasTable) sql.exec("CREATE TABLE IF NOT EXISTS row (one INTEGER PRIMARY KEY, state TEXT NOT NULL)");
    this.#hasTable = true;
    sql.exec("INSERT OR REPLACE INTO row (one, state) VALUES (1, ?)", "x".repeat(ROW_BYTES));
    return 1;
  }
}

interface FloorEnv {
  readonly FLOOR: DurableObjectNamespace<FloorObject>;
  readonly FLOOR_QUEUE: Queue;
}

/** The floors: what one request costs where the route does nothing, or nothing but that. Bundled and run exactly as the platform is. */
const app = new Hono<{ Bindings: FloorEnv }>();
let calls = 0;
const known = (floor: DurableObjectNamespace<FloorObject>) => floor.get(floor.idFromName(`known-${calls++ % OBJECTS}`));
app.get("/", (c) => c.text("ok"));
app.get("/object", async (c) => c.json({ ok: await known(c.env.FLOOR).call() }));
app.get("/write", async (c) => c.json({ ok: await known(c.env.FLOOR).write() }));
app.get("/new", async (c) => c.json({ ok: await c.env.FLOOR.get(c.env.FLOOR.newUniqueId()).write() }));
app.get("/event", async (c) => {
  const ok = await known(c.env.FLOOR).write();
  await c.env.FLOOR_QUEUE.sendBatch([{ body: "x".repeat(MESSAGE_BYTES), contentType: "text" }]);
  return c.json({ ok });
});

export default {
  fetch: app.fetch,
  queue: (batch) => batch.ackAll(),
} satisfies ExportedHandler<FloorEnv>;
