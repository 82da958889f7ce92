import { isAlias, isMap, isScalar, isSeq, parseDocument as parseYaml, visit } from "yaml";
import { isJsonObject, type JsonObject, jsonDeeperThan } from "../../json.ts";
import { err, ok, type Result } from "../../result.ts";
import type { ContractFault } from "../contract-fault.ts";
import { CONTRACT_MAX_DEPTH } from "./contract-limits.ts";

const fault = (path: string, detail: string): { readonly ok: false; readonly reason: readonly ContractFault[] } =>
  err([{ path, detail, rule: "form" }]);

/** Names that would reach a prototype once somebody copies the document. */
const FORBIDDEN_KEYS: readonly unknown[] = ["__proto__", "constructor", "prototype"];

const TOO_DEEP = `must nest at most ${CONTRACT_MAX_DEPTH} arrays and objects`;

/** Reads a contract from JSON or YAML 1.2 text of bounded size: one document, no anchors, no tags, no name twice, bounded depth. */
export function parseDocument(text: string): Result<JsonObject, readonly ContractFault[]> {
  if (/^\s*\{/.test(text)) return parseJson(text);
  if (indentsDeeperThan(text, CONTRACT_MAX_DEPTH)) return fault("", TOO_DEEP);
  const document = parseYaml(text, { prettyErrors: true, uniqueKeys: true, merge: false });
  const [error] = document.errors;
  if (error !== undefined) {
    const [start] = error.linePos ?? [];
    const where = start === undefined ? "" : `line ${start.line}, column ${start.col}`;
    return fault(where, `is not YAML: ${error.code.toLowerCase().replaceAll("_", " ")}`);
  }
  let found: string | null = null;
  visit(document, (_, node, path) => {
    const depth = path.filter((parent) => isMap(parent) || isSeq(parent)).length;
    if (isAlias(node) || (isNode(node) && node.anchor !== undefined)) found = "must not use anchors and aliases";
    else if (isNode(node) && node.tag?.startsWith("!")) found = "must not use tags of its own";
    else if (depth > CONTRACT_MAX_DEPTH) found = TOO_DEEP;
    return found === null ? undefined : visit.BREAK;
  });
  return found === null ? checked(document.toJS()) : fault("", found);
}

const isNode = (node: unknown): node is { readonly anchor?: string; readonly tag?: string } =>
  isMap(node) || isSeq(node) || isScalar(node);

/** Flow collections and block indentation, before anything recurses into them. */
function indentsDeeperThan(text: string, limit: number): boolean {
  if (jsonDeeperThan(text.replaceAll(/["']/g, ""), limit)) return true;
  return text.split("\n").some((line) => (/^ *(?:- *)*/.exec(line)?.[0].length ?? 0) > limit * 8);
}

function parseJson(text: string): Result<JsonObject, readonly ContractFault[]> {
  if (jsonDeeperThan(text, CONTRACT_MAX_DEPTH)) return fault("", TOO_DEEP);
  try {
    return checked(JSON.parse(text));
  } catch {
    return fault("", "is not JSON");
  }
}

function checked(value: unknown): Result<JsonObject, readonly ContractFault[]> {
  if (!isJsonObject(value)) return fault("", "must be an object: an ODCS contract");
  const name = forbiddenKeyIn(value);
  return name === null ? ok(value) : fault("", `must not use the name ${name}`);
}

function forbiddenKeyIn(value: unknown): string | null {
  if (typeof value !== "object" || value === null) return null;
  for (const key of Object.getOwnPropertyNames(value)) {
    if (!Array.isArray(value) && FORBIDDEN_KEYS.includes(key)) return key;
    const inner = forbiddenKeyIn((value as { readonly [name: string]: unknown })[key]);
    if (inner !== null) return inner;
  }
  return null;
}
