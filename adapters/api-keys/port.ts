import type { KeyKind } from "../../core/access/scopes.ts";

export interface ApiKeyRecord {
  readonly id: string;
  readonly kind: KeyKind;
  readonly name: string;
  /** Exact origins (`https://shop.example`) that a browser may call from with a publishable key; empty admits none. */
  readonly origins: readonly string[];
  readonly channel: string | null;
  /** First characters of the key, enough to recognise it and no more. */
  readonly prefix: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly revokedAt: number | null;
}

/** Keys are stored as SHA-256 digests; the key itself is shown once, when it is made. */
export interface ApiKeysPort {
  find(sha256Hex: string): Promise<ApiKeyRecord | null>;
  create(record: ApiKeyRecord, sha256Hex: string): Promise<void>;
  list(): Promise<readonly ApiKeyRecord[]>;
  /** Answers whether a live key of that id was revoked now. */
  revoke(id: string, now: number): Promise<boolean>;
}
