import type { SchemaRegistryPort } from "../../../adapters/schema-registry/port.ts";
import { parseSchemaText } from "../../../core/avro/parse-schema-text.ts";
import { compileDomainRules } from "../../../core/binary-events/domain-rules.ts";
import { compilePayloadReader, type UnreadablePayload } from "../../../core/binary-events/message-reader.ts";
import type { EventContract } from "../../../core/contracts/event-contract.ts";
import type { JsonObject } from "../../../core/json.ts";
import type { IdentifiedSchema } from "../../../core/registry/schema-content.ts";
import { err, ok, type Result } from "../../../core/result.ts";

/** Schemas that an isolate remembers; beyond them it starts over. */
const SCHEMAS_MAX = 500;
/** How long an isolate believes that an id is unknown, and where an id stands, in milliseconds: both can change any moment. */
export const UNKNOWN_FOR_MS = 1_000;
export const SUBJECTS_FRESH_MS = 5_000;
/** Ids that an isolate asks for in a second: who makes ids up must not keep the one registry busy. Beyond it an id counts as unknown. */
export const LOOK_UPS_PER_SECOND = 100;

/** A payload as a contract's JSON, or why it cannot be read. */
export type ReadPayload = (payload: Uint8Array) => Result<JsonObject, UnreadablePayload>;

/** An Avro schema that producers write with. */
export interface WriterSchema {
  readonly id: number;
  /** The way to a contract's JSON, compiled once for a contract's version. */
  readerFor(contract: EventContract): ReadPayload;
}

type Found = Result<WriterSchema, string>;

/** Producers' schemas by their registry ids, which never change: an isolate asks for each once. Rejects where the registry cannot be reached. */
export class WriterSchemas {
  readonly #registry: SchemaRegistryPort;
  readonly #found = new Map<number, { readonly found: Found; readonly at: number }>();
  readonly #subjects = new Map<number, { readonly subjects: ReadonlySet<string>; readonly at: number }>();
  #asked = { since: Number.NEGATIVE_INFINITY, count: 0 };

  constructor(registry: SchemaRegistryPort) {
    this.#registry = registry;
  }

  /** The schema of an id; otherwise what is wrong with the id. `now`: epoch milliseconds. */
  async find(id: number, now: number): Promise<Found> {
    const known = this.#found.get(id);
    if (known !== undefined && (known.found.ok || now - known.at < UNKNOWN_FOR_MS)) return known.found;
    if (!this.#mayAsk(now)) return err(`schema ${id} could not be looked up: too many unknown ones at once`);
    const answer = await this.#registry.run("getSchema", { id, subject: null, format: "resolved" });
    const found = answer.ok ? writerSchema(id, answer.value) : err(`the registry has no schema ${id}`);
    if (this.#found.size >= SCHEMAS_MAX) this.#found.clear();
    this.#found.set(id, { found, at: now });
    return found;
  }

  /**
   * The subjects that an id stands under. What is known holds while it has the subject that is `wanted` and is looked up again behind
   * the answer; otherwise it is asked for.
   */
  async subjectsOf(
    id: number,
    wanted: (subject: string) => boolean,
    now: number,
    behind: (work: Promise<unknown>) => void,
  ): Promise<ReadonlySet<string>> {
    const known = this.#subjects.get(id);
    if (known !== undefined && [...known.subjects].some(wanted)) {
      if (now - known.at >= SUBJECTS_FRESH_MS) {
        this.#subjects.set(id, { ...known, at: now });
        behind(this.#askForSubjects(id, now).catch(() => undefined));
      }
      return known.subjects;
    }
    return known !== undefined && now - known.at < UNKNOWN_FOR_MS ? known.subjects : this.#askForSubjects(id, now);
  }

  #mayAsk(now: number): boolean {
    if (now - this.#asked.since >= 1_000) this.#asked = { since: now, count: 0 };
    this.#asked.count++;
    return this.#asked.count <= LOOK_UPS_PER_SECOND;
  }

  async #askForSubjects(id: number, now: number): Promise<ReadonlySet<string>> {
    const page = { deleted: false, offset: 0, limit: -1 };
    const answer = await this.#registry.run("subjectsOfId", { id, subject: null, ...page });
    const subjects = new Set(answer.ok ? answer.value : []);
    if (this.#subjects.size >= SCHEMAS_MAX) this.#subjects.clear();
    this.#subjects.set(id, { subjects, at: now });
    return subjects;
  }
}

function writerSchema(id: number, { type, schema, ruleSet }: IdentifiedSchema): Found {
  if (type !== "AVRO") return err(`schema ${id} is ${type}: events come in Avro`);
  const parsed = parseSchemaText(schema, []);
  if (!parsed.ok) return err(`schema ${id} cannot be parsed`);
  const writer = parsed.value.schema;
  const readers = new WeakMap<EventContract, ReadPayload>();
  return ok({
    id,
    readerFor(contract) {
      const known = readers.get(contract);
      if (known !== undefined) return known;
      const read = compilePayloadReader(writer, contract);
      const brokenRule = compileDomainRules(ruleSet, contract);
      const reader: ReadPayload = (payload) => {
        const data = read(payload);
        const rule = data.ok ? brokenRule(data.value) : null;
        return rule === null
          ? data
          : err({ code: "broken_rule", path: "data", detail: `breaks the rule ${rule} of schema ${id}` });
      };
      readers.set(contract, reader);
      return reader;
    },
  });
}
