import { NOTHING_STORED_ETAG } from "../../../adapters/contract-store/d1-contract-catalogue.ts";
import type { ActiveContract, ActiveContracts, ContractCatalogue } from "../../../adapters/contract-store/port.ts";
import { BUILT_IN_CONTRACTS } from "../../../core/contracts/catalogue.ts";
import { type ContractsInForce, contractsInForce } from "../../../core/contracts/contracts-in-force.ts";
import { compileContract, type EventContract } from "../../../core/contracts/event-contract.ts";
import { errorName, log } from "../../../http/log.ts";

/** Time between two looks at the store's pointer, behind an answer, in milliseconds. */
export const CONTRACTS_POLL_MS = 2_000;
/** The most that an isolate's contracts are behind the store's while that answers, in milliseconds: beyond it, a request looks first. */
export const CONTRACTS_MAX_STALE_MS = 5_000;
/** What a request waits for a look at most, in milliseconds; what the isolate has holds then. */
export const CONTRACTS_WAIT_MS = 500;
/** A look that has not ended by then never will, in milliseconds: its request was given up. */
const LOOK_STUCK_MS = 10_000;

/** Keeps work alive after the answer. */
export type Behind = (work: Promise<unknown>) => void;

/**
 * The contracts in force as an isolate has them: the deployment's files, and over them what was stored, compiled once a version.
 * While requests come, the store is asked about its pointer every `CONTRACTS_POLL_MS` behind an answer, and no request waits for it.
 * Where the store fails, what is there holds.
 */
export class LiveContracts {
  readonly #catalogue: ContractCatalogue;
  #inForce: ContractsInForce = BUILT_IN_CONTRACTS;
  #etag = NOTHING_STORED_ETAG;
  #freshAt = Number.NEGATIVE_INFINITY;
  #look: { readonly startedAt: number; readonly done: Promise<void> } | null = null;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #failing = false;

  constructor(catalogue: ContractCatalogue) {
    this.#catalogue = catalogue;
  }

  /** What the isolate has right now. */
  get held(): ContractsInForce {
    return this.#inForce;
  }

  /** The contracts to judge a request's events by. `now`: epoch milliseconds. */
  async inForce(now: number, behind: Behind): Promise<ContractsInForce> {
    if (now - this.#lookedAt >= CONTRACTS_POLL_MS && !this.#isLooking(now)) behind(this.#startLook(now));
    // A store that fails must not slow every request: they wait again once it answers.
    if (now - this.#freshAt >= CONTRACTS_MAX_STALE_MS && !this.#failing) await this.#settled();
    return this.#inForce;
  }

  /** The same after a look of its own, for work that was asked for because something changed. */
  async refreshed(now: number): Promise<ContractsInForce> {
    await this.#settled();
    this.#startLook(now);
    await this.#settled();
    return this.#inForce;
  }

  #isLooking(now: number): boolean {
    return this.#look !== null && now - this.#look.startedAt < LOOK_STUCK_MS;
  }

  #startLook(now: number): Promise<void> {
    this.#lookedAt = now;
    const look = { startedAt: now, done: this.#lookUp(now).finally(() => this.#ended(look)) };
    this.#look = look;
    return look.done;
  }

  #ended(look: unknown): void {
    if (this.#look === look) this.#look = null;
  }

  async #settled(): Promise<void> {
    if (this.#look === null) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        this.#failing = true;
        resolve();
      }, CONTRACTS_WAIT_MS);
    });
    await Promise.race([this.#look.done, late]);
    clearTimeout(timer);
  }

  async #lookUp(now: number): Promise<void> {
    try {
      const changed = await this.#catalogue.active(this.#etag);
      if (changed !== null) this.#take(changed);
      this.#freshAt = now;
      this.#failing = false;
    } catch (error) {
      this.#failing = true;
      log("warn", { store: "contracts", degraded: this.#etag, error: errorName(error) });
    }
  }

  #take({ etag, contracts }: ActiveContracts): void {
    this.#inForce = contractsInForce(contracts.flatMap((each) => this.#compiled(each)));
    this.#etag = etag;
  }

  /** A version's document never changes while it is in force: what is compiled stays. */
  #compiled({ id, version, eventType, document }: ActiveContract): readonly EventContract[] {
    for (const known of [this.#inForce.of(eventType), BUILT_IN_CONTRACTS.of(eventType)])
      if (known?.source.id === id && known.version === version) return [known];
    const compiled = compileContract(document);
    if (compiled.ok) return [compiled.value];
    log("warn", { store: "contracts", contract: id, version, error: compiled.reason[0]?.rule ?? "unknown" });
    const before = this.#inForce.of(eventType);
    return before === undefined ? [] : [before];
  }
}
