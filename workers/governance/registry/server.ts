import { ok } from "../../../core/result.ts";
import { operation, type RegistryApi } from "./operation.ts";

/** The version of Confluent's API that is spoken: clients ask for it to know what they may use. */
const API_VERSION = "8.0.0";

/** What clients ask of the server itself. */
export function describeServer(api: RegistryApi): void {
  const get = (path: string, summary: string, value: unknown) =>
    operation(api, { method: "get", path, scope: "schemas:read", summary }, async () => ok(value));
  get("/", "Say that the registry is there", {});
  get("/v1/metadata/id", "Get the registry's name", {
    scope: { path: [], clusters: { "kafka-cluster": "nearshelf", "schema-registry-cluster": "schema-registry" } },
    id: "",
  });
  get("/v1/metadata/version", "Get the API's version", { version: API_VERSION, commitId: "nearshelf" });
  get("/exporters", "List exporters: there are none", []);
}

export function listContexts(api: RegistryApi): void {
  operation(
    api,
    { method: "get", path: "/contexts", scope: "schemas:read", summary: "List contexts", query: ["offset", "limit"] },
    ({ registry, number }) => registry.run("listContexts", { offset: number("offset", 0), limit: number("limit", -1) }),
  );
}
