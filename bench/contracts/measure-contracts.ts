import avsc from "avsc";
import { parseSchema } from "../../core/avro/parse-schema.ts";
import { compilePayloadReader } from "../../core/binary-events/message-reader.ts";
import { readWireMessage } from "../../core/binary-events/wire-message.ts";
import { BUILT_IN_CONTRACTS } from "../../core/contracts/catalogue.ts";
import type { JsonObject } from "../../core/json.ts";
import type { Measurement } from "../bench-entry.ts";
import { typicalEvent } from "../cleaning/sample-events.ts";
import { cpuUs } from "../report/cpu-us.ts";
import { eventMeasurement } from "../report/event-measurement.ts";

const EVENTS = 2_000;
const WARM_UP_ROUNDS = 20;
const MS_PER_SECOND = 1_000;
const MAGIC_AND_ID = Buffer.of(0, 0, 0, 0, 7);

type Work = (at: number) => boolean;

function rounds(work: Work, ms: number): Float64Array {
  const round = (): number => {
    const from = cpuUs();
    for (let at = 0; at < EVENTS; at++) if (!work(at)) throw new Error("an event was refused");
    return (cpuUs() - from) / EVENTS;
  };
  for (let warm = 0; warm < WARM_UP_ROUNDS; warm++) round();
  const times: number[] = [];
  const until = performance.now() + ms;
  do times.push(round());
  while (performance.now() < until);
  return Float64Array.from(times).sort();
}

/**
 * A product view's payload through its contract's validator and rules (floor: parsing its JSON), and a message of it in Confluent's
 * wire format to the contract's JSON (floor: avsc's generated resolver, which stops at the value).
 */
export function measureContracts(seconds: number): readonly Measurement[] {
  const contract = BUILT_IN_CONTRACTS.of("product_viewed");
  if (contract === undefined) throw new Error("the contract is gone");
  const payloads = Array.from({ length: EVENTS }, (_, n) => (typicalEvent(n) as { data: JsonObject }).data);
  const texts = payloads.map((payload) => JSON.stringify(payload));
  const fields = (contract.avro.fields as readonly JsonObject[]).filter(({ name }) => name !== "coupon");
  const written = { ...contract.avro, fields };
  const writer = avsc.Type.forSchema(written as never, { wrapUnions: false });
  const reader = avsc.Type.forSchema(contract.avro as never, { wrapUnions: false });
  const resolver = reader.createResolver(writer);
  const filled = (payload: JsonObject) =>
    Object.fromEntries(fields.map(({ name }) => [String(name), payload[String(name)] ?? null]));
  const messages = payloads.map((payload) => Buffer.concat([MAGIC_AND_ID, writer.toBuffer(filled(payload))]));
  const parsed = parseSchema(written);
  if (!parsed.ok) throw new Error(parsed.reason.detail);
  const read = compilePayloadReader(parsed.value, contract);
  const share = (seconds * MS_PER_SECOND) / 4;
  const figure = (name: string, work: Work, floor: Work, against: string, bytes: number): Measurement =>
    eventMeasurement(
      name,
      rounds(work, share),
      rounds(floor, share),
      bytes,
      (us, floorUs) => `CPU µs an event ${us.toFixed(2)}, ${against} ${floorUs.toFixed(2)}`,
    );
  return [
    figure(
      "contracts-validate",
      (at) => {
        const payload = payloads[at] ?? {};
        return contract.validate(payload, "data") === null && contract.judge(payload).violation === null;
      },
      (at) => JSON.parse(texts[at] ?? "") !== null,
      "JSON.parse",
      texts[0]?.length ?? 0,
    ),
    figure(
      "contracts-binary",
      (at) => {
        const wire = readWireMessage(messages[at] ?? MAGIC_AND_ID);
        return wire.ok && read(wire.value.payload).ok;
      },
      (at) => reader.fromBuffer((messages[at] ?? MAGIC_AND_ID).subarray(MAGIC_AND_ID.length), resolver) !== null,
      "avsc",
      messages[0]?.length ?? 0,
    ),
  ];
}
