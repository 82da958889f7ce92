import type { SchemaRegistry } from "../../durable-objects/schema-registry.ts";
import type { SchemaRegistryPort } from "./port.ts";

const REGISTRY_NAME = "main";

/** The registry of the one `SchemaRegistry` object, reached by native RPC. Rejects when the object cannot be reached. */
export function createSchemaRegistry(namespace: DurableObjectNamespace<SchemaRegistry>): SchemaRegistryPort {
  return {
    // The answer crossed RPC as the plain value that the operation of that name gave.
    run: async (name, request) =>
      (await namespace.get(namespace.idFromName(REGISTRY_NAME)).run(name, request)) as never,
  };
}
