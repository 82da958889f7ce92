import type { ContractHead } from "../../../adapters/contract-store/port.ts";

/** Characters of the digest in a tag: the revision tells changes apart, the digest tells a file's. */
const DIGEST_CHARS = 16;

export const contractTag = ({ revision, sha256 }: ContractHead): string =>
  `"${revision}-${sha256.slice(0, DIGEST_CHARS)}"`;

/** What an `If-Match` or `If-None-Match` header says of a tag; `null` stands for a contract that does not exist. */
export function matchesTag(header: string | undefined, tag: string | null): "absent" | "match" | "mismatch" {
  if (header === undefined) return "absent";
  if (tag === null) return "mismatch";
  const named = header.split(",").map((each) => each.trim().replace(/^W\//, ""));
  return named.includes("*") || named.includes(tag) ? "match" : "mismatch";
}
