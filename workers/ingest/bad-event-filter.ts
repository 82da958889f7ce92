import { z } from "@hono/zod-openapi";
import type { BadEventFilter } from "../../adapters/bad-events/port.ts";

const name = z.string().min(1).max(64);

/** What narrows a list or a replay, as query parameters or as a body. */
export const badEventFilterShape = {
  reason: name.optional().describe("Stable code, e.g. `unknown_type`."),
  contract: name.optional().describe("Event type of the contract that refused it."),
  source: name.optional().describe("Protocol that brought it: `native`, `import` …"),
  from: z.iso.date().optional().describe("First date of arrival (UTC)."),
  to: z.iso.date().optional().describe("Last date of arrival (UTC)."),
};

type Given = { readonly [name in keyof BadEventFilter]?: BadEventFilter[name] | undefined };

/** Leaves out what was not given. */
export const badEventFilter = ({ reason, contract, source, state, from, to }: Given): BadEventFilter => ({
  ...(reason === undefined ? {} : { reason }),
  ...(contract === undefined ? {} : { contract }),
  ...(source === undefined ? {} : { source }),
  ...(state === undefined ? {} : { state }),
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});
