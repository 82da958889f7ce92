import avsc from "avsc";
import { compileDecoder, decodeValue } from "../../core/avro/binary-decoder.ts";
import { compileEncoder, encodeValue } from "../../core/avro/binary-encoder.ts";
import { parseSchema } from "../../core/avro/parse-schema.ts";
import { eventOf, eventSchema } from "./event-sample.ts";

const p = parseSchema(eventSchema);
if (!p.ok) throw 1;
const events = Array.from({ length: 1000 }, (_, n) => eventOf(n));
const type = avsc.Type.forSchema(eventSchema as avsc.Schema, { wrapUnions: false });
const enc = compileEncoder(p.value),
  dec = compileDecoder(p.value);
const bufs = events.map((e) => type.toBuffer(e));
console.log("bytes", bufs[0].length, Buffer.compare(bufs[0], Buffer.from((encodeValue(enc, events[0]) as any).value)));
let sink: any;
const cpu = () => {
  const u = process.cpuUsage();
  return u.user + u.system;
};
const fns: Record<string, (i: number) => void> = {
  avscEnc: (i) => {
    sink = type.toBuffer(events[i]);
  },
  oursEnc: (i) => {
    sink = encodeValue(enc, events[i]!);
  },
  avscDec: (i) => {
    sink = type.fromBuffer(bufs[i]!);
  },
  oursDec: (i) => {
    sink = decodeValue(dec, bufs[i]!);
  },
  avscVal: (i) => {
    sink = type.isValid(events[i]);
  },
};
const best: Record<string, number> = {};
for (let r = 0; r < 15; r++)
  for (const [k, f] of Object.entries(fns)) {
    const t = cpu();
    for (let j = 0; j < 5; j++) for (let i = 0; i < 1000; i++) f(i);
    const us = (cpu() - t) / 5000;
    best[k] = Math.min(best[k] ?? 1e9, us);
  }
console.log(best, "enc ratio", best.oursEnc! / best.avscEnc!, "dec", best.oursDec! / best.avscDec!);
