import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { EXACT_PATHS, MOUNTS, workerOf } from "../../http/mounts.ts";

const config = readFileSync(new URL("../../wrangler.toml", import.meta.url), "utf8");
const blockOf = (worker: string) => config.slice(config.indexOf(`\n[env.${worker}]`) + 1).split("\n\n")[0] ?? "";

describe("the paths of each Worker", () => {
  it.each(Object.entries(MOUNTS))(
    "%s has the same routes in wrangler.toml as in http/mounts.ts",
    (worker, prefixes) => {
      const routes = [...blockOf(worker).matchAll(/pattern = "shelf\.example\.com([^"]*)"/g)].map(([, path]) => path);
      const exact: readonly string[] = worker === "ingest" ? EXACT_PATHS.ingest : [];
      expect(routes).toEqual([...prefixes.map((prefix) => `${prefix}*`), ...exact]);
    },
  );

  it("leave the rest to governance", () => {
    expect(["/", "/health", "/docs", "/v1/keys", "/v1/eventsource", "/demo"].map(workerOf)).toEqual(
      Array(6).fill("governance"),
    );
  });

  it("keep Segment's one-letter paths from their neighbours", () => {
    expect(["/v1/t", "/v1/p", "/v1/products", "/v1/p/x", "/v1/privacy", "/i", "/index.html"].map(workerOf)).toEqual([
      "ingest",
      "ingest",
      "catalog",
      "governance",
      "profiles",
      "ingest",
      "governance",
    ]);
  });

  it("take a prefix with what is below it", () => {
    expect(["/v1/events", "/v1/events/import", "/v1/recommendations/home"].map(workerOf)).toEqual([
      "ingest",
      "ingest",
      "recommend",
    ]);
  });
});
