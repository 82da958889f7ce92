import type { OdcsContract } from "../../core/contracts/contract-source.ts";
import type { ContractStatus } from "../../core/contracts/lifecycle.ts";
import type { JsonObject } from "../../core/json.ts";

/** What a list shows of a contract. */
export interface ContractHead {
  readonly id: string;
  readonly status: ContractStatus;
  readonly version: string;
  /** 0 for a file of the deployment that nobody changed since. */
  readonly revision: number;
  readonly eventType: string | null;
  readonly domain: string | null;
  /** Of the document without its status, in canonical form, hexadecimal. */
  readonly sha256: string;
}

/** A contract as it stands. */
export interface GovernedContract extends ContractHead {
  /** The ODCS document, its `status` being the contract's. */
  readonly document: JsonObject;
  readonly contract: OdcsContract;
}

/** Who changed what, when and why. */
export interface ContractRevision extends ContractHead {
  readonly action: "created" | "revised" | "moved";
  readonly reason: string | null;
  /** Key id or token subject. */
  readonly actor: string;
  readonly actorKind: "publishable" | "source" | "token";
  readonly requestId: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

export type NewRevision = Omit<ContractRevision, "sha256" | "domain"> & { readonly document: JsonObject };

/** `stale`: somebody else changed the contract first. `event_type_taken`: another contract in force describes the event type. */
export type AppendOutcome = "appended" | "stale" | "event_type_taken";

/** Contracts: the deployment's files, and over them what was stored. */
export interface ContractLibrary {
  find(id: string): Promise<GovernedContract | null>;
  /** Every contract, by id. */
  heads(): Promise<readonly ContractHead[]>;
  /** The contracts of these ids that exist, in their order; at most 100. */
  read(ids: readonly string[]): Promise<readonly GovernedContract[]>;
  /** Stored revisions, newest first; at most 200 before the revision given. */
  history(id: string, before?: number): Promise<readonly ContractRevision[]>;
  /** The newest state of a version; `null` where there is none. */
  ofVersion(id: string, version: string): Promise<GovernedContract | null>;
  append(revision: NewRevision): Promise<AppendOutcome>;
}

/** A contract whose events are taken in. */
export interface ActiveContract {
  readonly id: string;
  readonly version: string;
  readonly status: ContractStatus;
  readonly eventType: string;
  /** Of what the document says: the same digest needs no second compilation. */
  readonly sha256: string;
  readonly document: OdcsContract;
  /** Avro record schema of the payload, derived from the document. */
  readonly avro: JsonObject;
}

export interface ActiveContracts {
  /** Version pointer of the whole set. */
  readonly etag: string;
  readonly contracts: readonly ActiveContract[];
}

/** What ingestion asks: which contracts are in force, and whether that changed. */
export interface ContractCatalogue {
  /** The version pointer alone: one row by its key, to be polled. Changes with every change of any contract. */
  etag(): Promise<string>;
  /** Contracts of event types in force (active or deprecated), by id; `null` while `known` is still the pointer. */
  active(known?: string): Promise<ActiveContracts | null>;
}
