/** `Obj` and the version, 1 (Avro 1.11.1 specification, "Object Container Files"). */
export const MAGIC = Uint8Array.of(0x4f, 0x62, 0x6a, 0x01);
export const SYNC_BYTES = 16;
export const SCHEMA_KEY = "avro.schema";
export const CODEC_KEY = "avro.codec";

export const AVRO_CODECS = ["null", "deflate"] as const;
export type AvroCodec = (typeof AVRO_CODECS)[number];
export const isAvroCodec = (name: string): name is AvroCodec => AVRO_CODECS.includes(name as AvroCodec);

/** A writer closes a block once it holds this much before compression: small enough to stream, large enough to compress well. */
export const BLOCK_TARGET_BYTES = 256 * 1024;
/** The largest block that a reader takes, as stored and as inflated: what an isolate can hold several times over. */
export const BLOCK_MAX_BYTES = 16 * 1024 * 1024;
/** The largest header, schema and metadata, that a reader takes. */
export const HEADER_MAX_BYTES = 1024 * 1024;
