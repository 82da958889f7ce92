import type { OperationAnswer, OperationName, OperationRequest } from "../../core/registry/operations.ts";

/** The schema registry: every operation of `core/registry/operations.ts`, by name. Rejects when the registry cannot be reached. */
export interface SchemaRegistryPort {
  run<Name extends OperationName>(name: Name, request: OperationRequest<Name>): Promise<OperationAnswer<Name>>;
}
