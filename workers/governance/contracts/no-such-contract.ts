import type { Context } from "hono";
import { type ProblemResponse, problem } from "../../../http/problem.ts";

export const noSuchContract = (c: Context): ProblemResponse =>
  problem(c, "not_found", "No contract has this id; GET /v1/contracts lists them.");
