import type { Context } from "hono";
import type { ContractFault } from "../../../core/contracts/contract-fault.ts";
import { CONTRACT_MAX_BYTES } from "../../../core/contracts/document/contract-limits.ts";
import { type ReadContract, readContract } from "../../../core/contracts/document/read-contract.ts";
import { readBoundedText } from "../../../http/body.ts";
import { type FieldError, type ProblemResponse, problem } from "../../../http/problem.ts";

const JSON_OR_YAML = /^(application\/([a-z.+-]+\+)?(json|yaml|x-yaml)|text\/(x-)?yaml)$/;
/** Most faults in one answer. */
const ERRORS_MAX = 50;

export const fieldErrors = (faults: readonly ContractFault[]): readonly FieldError[] =>
  faults.slice(0, ERRORS_MAX).map(({ path, detail }) => ({ field: path, detail }));

/** The document in a request's body, JSON or YAML, as ODCS accepts it; or the answer that refuses it. */
export async function receiveDocument(c: Context): Promise<ReadContract | ProblemResponse> {
  const contentType = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (!JSON_OR_YAML.test(contentType))
    return problem(c, "unsupported_media_type", "Send application/json or application/yaml.");
  const text = await readBoundedText(c.req.raw, CONTRACT_MAX_BYTES);
  if (!text.ok) return problem(c, text.reason.code, text.reason.detail);
  const read = readContract(text.value);
  return read.ok
    ? read.value
    : problem(c, "invalid_contract", "The document is not an ODCS 3.1 contract: correct the named places.", {
        errors: fieldErrors(read.reason),
      });
}
