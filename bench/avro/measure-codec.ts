import avsc from "avsc";
import { compileDecoder, decodeValue } from "../../core/avro/binary-decoder.ts";
import { compileEncoder, compileValidator, encodeValue } from "../../core/avro/binary-encoder.ts";
import { parseSchema } from "../../core/avro/parse-schema.ts";
import { compileResolver } from "../../core/avro/resolver.ts";
import type { AvroSchema, AvroSchemaJson, AvroValue } from "../../core/avro/schema.ts";
import type { Measurement } from "../bench-entry.ts";
import { cpuUs } from "../report/cpu-us.ts";
import { eventMeasurement } from "../report/event-measurement.ts";
import { earlierEventSchema, eventOf, eventSchema } from "./event-sample.ts";

const EVENTS = 1_000;
const WARM_UP_ROUNDS = 20;
const MS_PER_SECOND = 1_000;

const schemaOf = (json: AvroSchemaJson): AvroSchema => {
  const parsed = parseSchema(json);
  if (!parsed.ok) throw new Error(`${parsed.reason.path}: ${parsed.reason.detail}`);
  return parsed.value;
};

type Work = (at: number) => unknown;

function round(work: Work): number {
  const from = cpuUs();
  for (let at = 0; at < EVENTS; at++) if (work(at) === null) throw new Error("an event was refused");
  return (cpuUs() - from) / EVENTS;
}

/** Microseconds of CPU an event for the work and for its floor, ascending; rounds of both take turns for `ms` milliseconds. */
function race(work: Work, floor: Work, ms: number): { readonly work: Float64Array; readonly floor: Float64Array } {
  const [times, floors]: [number[], number[]] = [[], []];
  for (let warm = 0; warm < WARM_UP_ROUNDS; warm++) {
    round(work);
    round(floor);
  }
  const until = performance.now() + ms;
  do {
    times.push(round(work));
    floors.push(round(floor));
  } while (performance.now() < until);
  return { work: Float64Array.from(times).sort(), floor: Float64Array.from(floors).sort() };
}

/** A row of the lake through this code and through avsc's, which generates its own, one after the other in the same run. */
export function measureCodec(seconds: number): readonly Measurement[] {
  const values = Array.from({ length: EVENTS }, (_, n) => eventOf(n));
  const schema = schemaOf(eventSchema);
  const type = avsc.Type.forSchema(eventSchema as avsc.Schema, { wrapUnions: false });
  const earlier = avsc.Type.forSchema(earlierEventSchema as avsc.Schema, { wrapUnions: false });
  const resolver = type.createResolver(earlier);
  const bytes = values.map((value) => type.toBuffer(value));
  const earlierBytes = values.map((value) => earlier.toBuffer(value));
  const at = <T>(items: readonly T[], index: number): T => items[index] as T;
  const [encode, decode, validate] = [compileEncoder(schema), compileDecoder(schema), compileValidator(schema)];
  const resolve = compileResolver(schemaOf(earlierEventSchema), schema);
  const decoded = (read: typeof decode, from: Uint8Array): AvroValue => {
    const result = decodeValue(read, from);
    return result.ok ? result.value : null;
  };
  const encoded = (value: AvroValue): Uint8Array | null => {
    const result = encodeValue(encode, value);
    return result.ok ? result.value : null;
  };
  const races: readonly (readonly [string, Work, Work])[] = [
    ["avro-encode", (n) => encoded(at(values, n)), (n) => type.toBuffer(values[n])],
    ["avro-decode", (n) => decoded(decode, at(bytes, n)), (n) => type.fromBuffer(at(bytes, n))],
    [
      "avro-resolve",
      (n) => decoded(resolve, at(earlierBytes, n)),
      (n) => type.fromBuffer(at(earlierBytes, n), resolver),
    ],
    ["avro-validate", (n) => validate(values[n]) === null, (n) => type.isValid(values[n])],
  ];
  return races.map(([name, work, floor]) => {
    const times = race(work, floor, (seconds * MS_PER_SECOND) / races.length);
    return eventMeasurement(
      name,
      times.work,
      times.floor,
      at(bytes, 0).length,
      (us, floorUs) =>
        `CPU µs an event ${us.toFixed(2)}, avsc ${floorUs.toFixed(2)}: ${(us / floorUs).toFixed(2)} times`,
    );
  });
}
