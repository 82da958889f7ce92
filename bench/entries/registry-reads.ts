import type { BenchRequest, RouteEntry } from "../bench-entry.ts";
import type { Platform } from "../platform/start-platform.ts";

/** Schemas that are read in turn. */
const SCHEMAS = 100;
const FIELDS = 20;

/** A record of an ordinary size. */
const schemaOf = (n: number): string =>
  JSON.stringify({
    type: "record",
    name: `Event${n}`,
    fields: Array.from({ length: FIELDS }, (_, field) => ({
      name: `field_${field}`,
      type: ["null", "string"],
      default: null,
    })),
  });

const headersOf = ({ credentials }: Platform) => ({
  authorization: `Basic ${Buffer.from(`bench:${credentials.sourceKey}`).toString("base64")}`,
  "content-type": "application/vnd.schemaregistry.v1+json",
});

const get = (n: number, platform: Platform): BenchRequest => ({
  method: "GET",
  path: `/registry/schemas/ids/${1 + (n % SCHEMAS)}`,
  headers: headersOf(platform),
});

export const entry: RouteEntry = {
  kind: "route",
  name: "registry-reads",
  about: "GET /registry/schemas/ids/{id}, 100 schemas of 20 fields in turn, warm: no call out of the isolate",
  needs: "nothing",
  connections: 16,
  leavesWork: false,
  async prepare(platform) {
    for (let n = 0; n < SCHEMAS; n++) {
      const url = new URL(`/registry/subjects/bench-${n}/versions`, platform.url);
      const body = JSON.stringify({ schema: schemaOf(n) });
      const registered = await fetch(url, { method: "POST", headers: headersOf(platform), body });
      if (!registered.ok) throw new Error(`registering: status ${registered.status}: ${await registered.text()}`);
      const read = await fetch(new URL(get(n, platform).path, platform.url), { headers: headersOf(platform) });
      if (!read.ok) throw new Error(`reading: status ${read.status}: ${await read.text()}`);
    }
  },
  request: get,
  check: (answer) =>
    typeof (answer as { readonly schema?: unknown }).schema === "string" ? null : "the answer has no schema",
};
