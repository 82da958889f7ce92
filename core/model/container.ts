import { err, ok, type Result } from "../result.ts";
import { crc32c } from "./crc32c.ts";

/**
 * One flat binary of numbered sections, each a little-endian typed array, 8-byte aligned, loaded as views without parsing:
 *
 *   0  8 bytes  magic, ASCII        12  uint32  sections            24  uint32  reserved, 0
 *   8  uint32   format version      16  float64 length in bytes     28  uint32  CRC-32C of all other bytes
 *  32  per section 16 bytes: uint32 id, uint32 element type, uint32 offset / 8, uint32 elements
 *
 * The checksum is there against damage, not against an attacker (who could write the bucket could write any digest), so it is
 * CRC-32C: synchronous and pure, where SHA-256 on this platform is only there as a promise, and every flipped bit and every
 * burst up to 32 bits is found. Views have the platform's byte order, which is little-endian wherever Workers and Node run.
 */
const MAGIC_BYTES = 8;
const HEADER_BYTES = 32;
const ENTRY_BYTES = 16;
const ALIGNMENT_BYTES = 8;
const CHECKSUM_AT = 28;
/** Far more than any format has: a bound on what a damaged header may ask for. */
const SECTIONS_MAX = 1_024;

const ELEMENT_TYPES = [Uint8Array, Uint32Array, Float32Array, Float64Array] as const;
export type SectionArray = Uint8Array | Uint32Array | Float32Array | Float64Array;
type ElementType = (typeof ELEMENT_TYPES)[number];

/** What the bytes must say of themselves. */
export interface ContainerFormat {
  /** Eight ASCII characters. */
  readonly magic: string;
  readonly version: number;
}

export type ContainerReason =
  | { readonly code: "too_short"; readonly bytes: number }
  | { readonly code: "wrong_magic" }
  | { readonly code: "wrong_version"; readonly version: number }
  | { readonly code: "wrong_length"; readonly bytes: number; readonly said: number }
  | { readonly code: "wrong_checksum" }
  | { readonly code: "bad_section"; readonly section: number; readonly detail: string };

const align = (offset: number): number => Math.ceil(offset / ALIGNMENT_BYTES) * ALIGNMENT_BYTES;

export function writeContainer(format: ContainerFormat, sections: ReadonlyMap<number, SectionArray>): ArrayBuffer {
  const start = align(HEADER_BYTES + sections.size * ENTRY_BYTES);
  const length = [...sections.values()].reduce((end, array) => end + align(array.byteLength), start);
  const buffer = new ArrayBuffer(length);
  const bytes = new Uint8Array(buffer);
  const view = new DataView(buffer);
  bytes.set(new TextEncoder().encode(format.magic));
  view.setUint32(8, format.version, true);
  view.setUint32(12, sections.size, true);
  view.setFloat64(16, length, true);
  let entry = HEADER_BYTES;
  let offset = start;
  for (const [id, array] of sections) {
    view.setUint32(entry, id, true);
    view.setUint32(entry + 4, ELEMENT_TYPES.indexOf(array.constructor as ElementType), true);
    view.setUint32(entry + 8, offset / ALIGNMENT_BYTES, true);
    view.setUint32(entry + 12, array.length, true);
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), offset);
    entry += ENTRY_BYTES;
    offset += align(array.byteLength);
  }
  view.setUint32(CHECKSUM_AT, checksumOf(bytes), true);
  return buffer;
}

/** The checksum that a container carries; 0 where the bytes are too few to carry one. */
export const checksumIn = (buffer: ArrayBuffer): number =>
  buffer.byteLength < HEADER_BYTES ? 0 : new DataView(buffer).getUint32(CHECKSUM_AT, true);

export function readContainer(
  format: ContainerFormat,
  buffer: ArrayBuffer,
): Result<ReadonlyMap<number, SectionArray>, ContainerReason> {
  const bytes = new Uint8Array(buffer);
  if (bytes.length < HEADER_BYTES) return err({ code: "too_short", bytes: bytes.length });
  const view = new DataView(buffer);
  if (String.fromCharCode(...bytes.subarray(0, MAGIC_BYTES)) !== format.magic) return err({ code: "wrong_magic" });
  const version = view.getUint32(8, true);
  if (version !== format.version) return err({ code: "wrong_version", version });
  const said = view.getFloat64(16, true);
  if (said !== bytes.length) return err({ code: "wrong_length", bytes: bytes.length, said });
  if (checksumOf(bytes) !== view.getUint32(CHECKSUM_AT, true)) return err({ code: "wrong_checksum" });
  return readSections(view);
}

function readSections(view: DataView<ArrayBuffer>): Result<ReadonlyMap<number, SectionArray>, ContainerReason> {
  const count = view.getUint32(12, true);
  const tableEnd = HEADER_BYTES + count * ENTRY_BYTES;
  if (count > SECTIONS_MAX || tableEnd > view.byteLength) {
    return err({ code: "bad_section", section: count, detail: "the section table is larger than the file" });
  }
  const sections = new Map<number, SectionArray>();
  for (let entry = HEADER_BYTES; entry < tableEnd; entry += ENTRY_BYTES) {
    const section = view.getUint32(entry, true);
    const Element = ELEMENT_TYPES[view.getUint32(entry + 4, true)];
    const offset = view.getUint32(entry + 8, true) * ALIGNMENT_BYTES;
    const length = view.getUint32(entry + 12, true);
    if (Element === undefined) return err({ code: "bad_section", section, detail: "unknown element type" });
    if (offset < tableEnd || offset + length * Element.BYTES_PER_ELEMENT > view.byteLength) {
      return err({ code: "bad_section", section, detail: "outside the file" });
    }
    if (sections.has(section)) return err({ code: "bad_section", section, detail: "there twice" });
    sections.set(section, new Element(view.buffer, offset, length));
  }
  return ok(sections);
}

const checksumOf = (bytes: Uint8Array): number =>
  crc32c(bytes.subarray(HEADER_BYTES), crc32c(bytes.subarray(0, CHECKSUM_AT)));
