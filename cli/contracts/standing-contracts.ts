import { contractIn, type ReadContract } from "../../core/contracts/document/read-contract.ts";
import type { JsonObject } from "../../core/json.ts";
import { openPlatform } from "../open-platform.ts";
import { readValidContracts } from "./read-contracts.ts";

const PAGE_CONTRACTS = 100;

interface Page {
  readonly contracts: readonly { readonly contract: JsonObject }[];
  readonly next: string | null;
}

/** Contracts as they stand: those of a running platform where `against` is an address, else those of a folder or file. */
export async function standingContracts(against: string, token: string | undefined): Promise<readonly ReadContract[]> {
  if (!/^https?:\/\//.test(against)) return readValidContracts([against]);
  const platform = await openPlatform({ url: against, ...(token === undefined ? {} : { token }) });
  const documents: JsonObject[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: Page = await platform.get(
      `/v1/contracts?limit=${PAGE_CONTRACTS}${cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    documents.push(...page.contracts.map(({ contract }) => contract));
    cursor = page.next;
  }
  return documents.map((document) => ({ document, contract: contractIn(document) }));
}
