import protobuf from "protobufjs";

/** The fields of one message on the wire, by number, in their order. */
export class DescriptorFields {
  readonly #fields = new Map<number, (number | Uint8Array)[]>();

  /** Throws (RangeError or Error of protobufjs) where the bytes are no message. */
  constructor(bytes: Uint8Array) {
    const reader = protobuf.Reader.create(bytes);
    while (reader.pos < reader.len) {
      const tag = reader.uint32();
      const [number, wireType] = [tag >>> 3, tag & 7];
      if (number === 0) throw new RangeError("a field without a number");
      if (wireType === VARINT) this.#add(number, reader.int32());
      else if (wireType === LENGTH_DELIMITED) this.#add(number, reader.bytes());
      else reader.skipType(wireType);
    }
  }

  has(number: number): boolean {
    return this.#fields.has(number);
  }

  number(number: number): number {
    const value = this.#fields.get(number)?.at(-1);
    return typeof value === "number" ? value : 0;
  }

  flag(number: number): boolean {
    return this.number(number) !== 0;
  }

  text(number: number): string {
    return this.texts(number).at(-1) ?? "";
  }

  texts(number: number): readonly string[] {
    return this.#bytes(number).map((bytes) => UTF8.decode(bytes));
  }

  numbers(number: number): readonly number[] {
    return (this.#fields.get(number) ?? []).filter((value) => typeof value === "number");
  }

  messages(number: number): readonly DescriptorFields[] {
    return this.#bytes(number).map((bytes) => new DescriptorFields(bytes));
  }

  /** An empty message where there is none. */
  message(number: number): DescriptorFields {
    return this.messages(number).at(-1) ?? new DescriptorFields(new Uint8Array());
  }

  #bytes(number: number): readonly Uint8Array[] {
    return (this.#fields.get(number) ?? []).filter((value) => typeof value !== "number");
  }

  #add(number: number, value: number | Uint8Array): void {
    const values = this.#fields.get(number);
    if (values) values.push(value);
    else this.#fields.set(number, [value]);
  }
}

const VARINT = 0;
const LENGTH_DELIMITED = 2;
const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });
