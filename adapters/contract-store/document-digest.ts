import { canonicalText } from "../../core/contracts/document/write-document.ts";
import type { JsonObject } from "../../core/json.ts";

/** SHA-256 of what a document says, whatever state it is in and however its names are ordered, hexadecimal. */
export async function documentDigest({ status: _, ...content }: JsonObject): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(canonicalText(content)));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
