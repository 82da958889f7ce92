import { Hono } from "hono";

/** The floor: what one request costs where the route does nothing. Bundled and run exactly as the platform is. */
const app = new Hono();
app.get("/", (c) => c.text("ok"));

export default { fetch: app.fetch };
