import { describe, expect, it } from "vitest";
import { readCodedText } from "./coded-body.ts";

const LIMITS = { maxBytes: 1_000, maxDecodedBytes: 10_000 };

const gzip = async (text: string): Promise<Uint8Array> =>
  new Uint8Array(
    await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer(),
  );
const request = (body: BodyInit | null, headers: Record<string, string> = {}) =>
  new Request("http://collector.example/v1/batch", { method: "POST", body, headers });
const code = async (sent: Request) => {
  const text = await readCodedText(sent, LIMITS);
  return text.ok ? "ok" : text.reason.code;
};

describe("a coded body", () => {
  it("is read as it is, and as gzip by its first bytes, whatever its headers say", async () => {
    const zipped = await gzip('{"a":"ä"}');
    for (const headers of [{}, { "content-encoding": "gzip" }, { "content-type": "application/x-www-form-urlencoded" }])
      expect(await readCodedText(request(zipped, headers), LIMITS)).toEqual({ ok: true, value: '{"a":"ä"}' });
    expect(await readCodedText(request('{"a":1}', { "content-encoding": "gzip" }), LIMITS)).toEqual({
      ok: true,
      value: '{"a":1}',
    });
    expect(await readCodedText(request(null), LIMITS)).toEqual({ ok: true, value: "" });
  });

  it("that unpacks to more than the limit is refused while it is unpacked", async () => {
    const bomb = await gzip("0".repeat(500_000));
    expect(bomb.byteLength).toBeLessThan(LIMITS.maxBytes);
    expect(await code(request(bomb))).toBe("body_too_large");
  });

  it("that is too large as it travels is refused, whether it says so or not", async () => {
    expect(await code(request("x".repeat(1_001)))).toBe("body_too_large");
    const stream = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(600));
      },
    });
    expect(await code(request(stream))).toBe("body_too_large");
  });

  it("that is cut off, not UTF-8, or of another coding is refused", async () => {
    const zipped = await gzip("x".repeat(5_000));
    expect(await code(request(zipped.slice(0, zipped.length - 9)))).toBe("malformed_json");
    expect(await code(request(Uint8Array.of(0x1f, 0x8b, 1, 2, 3)))).toBe("malformed_json");
    expect(await code(request(Uint8Array.of(0xff, 0xfe)))).toBe("malformed_json");
    expect(await code(request("{}", { "content-encoding": "br" }))).toBe("unsupported_media_type");
  });
});
