/*
 * Values are stored as little-endian float32. Every platform that workerd runs on (x86-64, arm64) is little-endian, so a
 * copy of the bytes is the encoding.
 */
export const float32ToBytes = (values: Float32Array): ArrayBuffer => new Float32Array(values).buffer;

/** A view over `bytes`, not a copy. */
export const bytesToFloat32 = (bytes: ArrayBuffer): Float32Array => new Float32Array(bytes);
