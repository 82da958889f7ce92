import { measureCodec } from "../avro/measure-codec.ts";
import type { LocalEntry } from "../bench-entry.ts";

export const entry: LocalEntry = {
  kind: "local",
  name: "avro",
  about:
    "a lake row as Avro: encode, decode, resolve from an earlier schema, validate; floor: avsc's generated code, same run",
  async measure(seconds) {
    return measureCodec(seconds);
  },
};
