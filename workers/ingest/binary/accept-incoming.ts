import type { EventQueuePort } from "../../../adapters/event-queue/port.ts";
import { createSchemaRegistry } from "../../../adapters/schema-registry/object-registry.ts";
import type { SessionTrailPort } from "../../../adapters/session-trail/port.ts";
import { BUILT_IN_CONTRACTS } from "../../../core/contracts/catalogue.ts";
import type { SchemaRegistry } from "../../../durable-objects/schema-registry.ts";
import { type Acceptance, type ArrivalContext, acceptEvents, type RejectedAt } from "../accept-events.ts";
import { type BinaryContext, type Incoming, readBinaryEvent } from "./read-binary-event.ts";
import { WriterSchemas } from "./writer-schemas.ts";

const memories = new WeakMap<DurableObjectNamespace<SchemaRegistry>, WriterSchemas>();

/** The isolate's memory of a registry's schemas. */
function writerSchemasOf(namespace: DurableObjectNamespace<SchemaRegistry>): WriterSchemas {
  const known = memories.get(namespace) ?? new WriterSchemas(createSchemaRegistry(namespace));
  memories.set(namespace, known);
  return known;
}

export interface AcceptBindings {
  readonly registry: DurableObjectNamespace<SchemaRegistry>;
  readonly queue: EventQueuePort;
  /** `null` where events leave no trail. */
  readonly trails: SessionTrailPort | null;
  readonly behind: BinaryContext["behind"];
}

/**
 * `acceptEvents` for events that may come in Avro's binary form: what can be read goes the way of every other event, what cannot is
 * refused under its own index. Rejects when a store fails.
 */
export async function acceptIncoming(
  incoming: readonly Incoming[],
  arrival: ArrivalContext,
  { registry, queue, trails, behind }: AcceptBindings,
): Promise<Acceptance> {
  const { contracts = BUILT_IN_CONTRACTS } = arrival;
  const context = { schemas: writerSchemasOf(registry), contracts, now: Date.now(), behind };
  const raw: unknown[] = [];
  const indexes: number[] = [];
  const unreadable: RejectedAt[] = [];
  for (const [index, each] of incoming.entries()) {
    const read = "raw" in each ? ({ ok: true, value: each.raw } as const) : await readBinaryEvent(each.binary, context);
    if (read.ok) {
      raw.push(read.value);
      indexes.push(index);
    } else unreadable.push({ index, ...read.reason });
  }
  const acceptance = await acceptEvents(raw, arrival, queue, trails);
  const refused = acceptance.rejected.map((each) => ({ ...each, index: indexes[each.index] ?? each.index }));
  const rejected = [...unreadable, ...refused].sort((left, right) => left.index - right.index);
  return { ...acceptance, rejected };
}
