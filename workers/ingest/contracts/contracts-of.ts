import type { Context } from "hono";
import { createContractCatalogue } from "../../../adapters/contract-store/d1-contract-catalogue.ts";
import type { ContractsInForce } from "../../../core/contracts/contracts-in-force.ts";
import type { AppEnv } from "../../../http/app.ts";
import type { IngestEnv } from "../env.ts";
import { LiveContracts } from "./live-contracts.ts";

export type ContractBindings = Pick<IngestEnv, "GOVERNANCE_DB">;

const lives = new WeakMap<D1Database, LiveContracts>();

/** The isolate's contracts: one memory for a database. */
export function liveContractsOf({ GOVERNANCE_DB }: ContractBindings): LiveContracts {
  const live = lives.get(GOVERNANCE_DB) ?? new LiveContracts(createContractCatalogue(GOVERNANCE_DB));
  lives.set(GOVERNANCE_DB, live);
  return live;
}

/** The contracts that a request's events are judged by. */
export const contractsOf = (c: Context<AppEnv<IngestEnv>>, now: number): Promise<ContractsInForce> =>
  liveContractsOf(c.env).inForce(now, (work) => c.executionCtx.waitUntil(work));
