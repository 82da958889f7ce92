import { AvroFault } from "./avro-fault.ts";

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: { readonly readable: ReadableStream<Uint8Array>; readonly writable: WritableStream<Uint8Array> },
  limitBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = stream.writable.getWriter();
  // Failures surface on the readable side; unhandled here they would end the process.
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
  const chunks: Uint8Array[] = [];
  let total = 0;
  const reader = stream.readable.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    total += next.value.length;
    if (total > limitBytes) {
      await reader.cancel();
      throw new AvroFault("too_large", `a block inflates to more than ${limitBytes} bytes`);
    }
    chunks.push(next.value);
  }
  return concatenate(chunks, total);
}

export function concatenate(chunks: readonly Uint8Array[], total: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** RFC 1951 without a zlib header, as the codec `deflate` asks. */
export function deflateRaw(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return through(bytes, new CompressionStream("deflate-raw"), Number.POSITIVE_INFINITY);
}

/** Throws `AvroFault` where the bytes are damaged or inflate to more than `limitBytes`. */
export async function inflateRaw(bytes: Uint8Array<ArrayBuffer>, limitBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await through(bytes, new DecompressionStream("deflate-raw"), limitBytes);
  } catch (error) {
    throw error instanceof AvroFault ? error : new AvroFault("bad_compression", String(error));
  }
}
