import type { LocalEntry } from "../bench-entry.ts";
import { measureContracts } from "../contracts/measure-contracts.ts";

export const entry: LocalEntry = {
  kind: "local",
  name: "contracts",
  about:
    "an event's payload against its contract, and a binary message to the contract's JSON; floors: JSON.parse, avsc",
  async measure(seconds) {
    return measureContracts(seconds);
  },
};
