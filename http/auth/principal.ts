import type { Scope } from "../../core/access/scopes.ts";

/** Who is calling, and what they may do. */
export interface Principal {
  readonly kind: "publishable" | "source" | "token";
  /** Key id or token subject: for audit rows; never an e-mail address of ours. */
  readonly id: string;
  readonly scopes: ReadonlySet<Scope>;
  readonly channel: string | null;
  /** False when the key's store could not be asked: the caller holds a well-formed publishable key and nothing more is known. */
  readonly verified: boolean;
}
