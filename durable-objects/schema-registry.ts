import { DurableObject } from "cloudflare:workers";
import { createSqlRegistryStore, REGISTRY_TABLES } from "../adapters/schema-registry/sql-registry-store.ts";
import { languageOf } from "../core/registry/languages.ts";
import { PARSED_CACHE_MAX } from "../core/registry/limits.ts";
import { OPERATIONS, type OperationName } from "../core/registry/operations.ts";
import type { RegistryStore } from "../core/registry/registry-store.ts";
import type { ParsedSchema } from "../core/schemas/schema-language.ts";

/**
 * The schema registry of the deployment, one object, named `main`: the only writer of ids, versions and settings, so that two
 * registrations never disagree. Every operation is synchronous and one transaction; nothing else can run between its steps.
 *
 * Storage: docs/design/registry.md. Personal data: none.
 */
export class SchemaRegistry extends DurableObject {
  readonly #store: RegistryStore;
  readonly #parsed = new Map<string, ParsedSchema>();

  constructor(context: DurableObjectState, env: unknown) {
    super(context, env as never);
    const { sql } = context.storage;
    this.#store = createSqlRegistryStore((statement, ...values) => sql.exec(statement, ...values).toArray());
    for (const table of REGISTRY_TABLES) sql.exec(table);
  }

  /** Runs an operation of `core/registry/operations.ts`; its answer is that operation's `Result`. */
  run(name: OperationName, request: unknown): unknown {
    if (!Object.hasOwn(OPERATIONS, name)) throw new TypeError("the registry has no such operation");
    if (this.#parsed.size > PARSED_CACHE_MAX) this.#parsed.clear();
    const registry = { store: this.#store, languageOf, parsed: this.#parsed, now: Date.now() };
    return this.ctx.storage.transactionSync(() => OPERATIONS[name](registry, request as never));
  }
}
