import { DatabaseSync } from "node:sqlite";
import { createSqlRegistryStore, REGISTRY_TABLES } from "../../adapters/schema-registry/sql-registry-store.ts";
import { languageOf } from "../../core/registry/languages.ts";
import {
  OPERATIONS,
  type OperationAnswer,
  type OperationName,
  type OperationRequest,
} from "../../core/registry/operations.ts";
import type { RegistryRefusal } from "../../core/registry/refusal.ts";
import type { Registered, Registration } from "../../core/registry/register-schema.ts";
import type { Registry } from "../../core/registry/registry.ts";
import type { Result } from "../../core/result.ts";

type Answer<Name extends OperationName> = OperationAnswer<Name> extends Result<infer T, RegistryRefusal> ? T : never;

export const AVRO = { schemaType: "AVRO", references: [], metadata: null, ruleSet: null, normalize: false } as const;
export const PAGE = { offset: 0, limit: -1 } as const;

/** A registry on a database of its own, with the storage statements and the languages of the real one. */
export function registryOnSqlite() {
  const database = new DatabaseSync(":memory:");
  for (const table of REGISTRY_TABLES) database.exec(table);
  const store = createSqlRegistryStore((statement, ...values) => database.prepare(statement).all(...values));
  const registry: Registry = { store, languageOf, parsed: new Map(), now: 1_000 };
  const run = <Name extends OperationName>(name: Name, request: OperationRequest<Name>): OperationAnswer<Name> =>
    OPERATIONS[name](registry, request as never) as OperationAnswer<Name>;
  /** The value of an operation that must be carried out. */
  const value = <Name extends OperationName>(name: Name, request: OperationRequest<Name>): Answer<Name> => {
    const answer = run(name, request) as Result<Answer<Name>, RegistryRefusal>;
    if (!answer.ok) throw new Error(`${name}: ${answer.reason.code} ${answer.reason.message}`);
    return answer.value;
  };
  /** The code of one that must be refused. */
  const refused = <Name extends OperationName>(name: Name, request: OperationRequest<Name>): number => {
    const answer = run(name, request) as Result<unknown, RegistryRefusal>;
    return answer.ok ? 200 : answer.reason.code;
  };
  const registration = (subject: string, schema: string, more: Partial<Registration> = {}): Registration => ({
    ...AVRO,
    ...{ subject, schema, id: null, version: null },
    ...more,
  });
  const register = (subject: string, schema: string, more: Partial<Registration> = {}): Registered =>
    value("registerSchema", registration(subject, schema, more));
  const registerRefused = (subject: string, schema: string, more: Partial<Registration> = {}): number =>
    refused("registerSchema", registration(subject, schema, more));
  return { run, value, refused, register, registerRefused };
}

/** An Avro record with these fields: `name:type`, with `=` a default of JSON. */
export const record = (name: string, ...fields: string[]): string =>
  JSON.stringify({
    type: "record",
    name,
    fields: fields.map((field) => {
      const [declared = "", fallback] = field.split("=");
      const [fieldName, type] = declared.split(":");
      return { name: fieldName, type, ...(fallback === undefined ? {} : { default: JSON.parse(fallback) }) };
    }),
  });
