import { type ContractRule, faultsOf } from "./contract-rule.ts";

const fault = faultsOf("owner");

/** Somebody answers for the data: a team with a member in the role `owner`. */
export const checkOwner: ContractRule = ({ team }) => {
  if (team?.name === undefined || team.name === "")
    return [fault("team.name", "must name the team that owns the data")];
  return (team.members ?? []).some(({ role }) => role === "owner")
    ? []
    : [fault("team.members", "must have a member whose role is owner")];
};
