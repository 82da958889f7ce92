import { type Document, isAlias, isMap, isScalar, isSeq, parseDocument as parseYaml, visit, type YAMLMap } from "yaml";
import { isJsonObject, type JsonObject, jsonDeeperThan } from "../../json.ts";
import { err, ok, type Result } from "../../result.ts";
import type { ContractFault } from "../contract-fault.ts";
import { CONTRACT_MAX_DEPTH, CONTRACT_MAX_LINES } from "./contract-limits.ts";

type Parsed = Result<JsonObject, readonly ContractFault[]>;

const fault = (path: string, detail: string): Parsed => err([{ path, detail, rule: "form" }]);

/** Names that would reach a prototype once somebody copies the document. */
const FORBIDDEN_KEYS: readonly unknown[] = ["__proto__", "constructor", "prototype"];
const TOO_DEEP = `must nest at most ${CONTRACT_MAX_DEPTH} arrays and objects`;
/** Brackets that may stand open, in texts too: more than that is not even parsed, because the parser's time grows with them. */
const OPEN_BRACKETS_MAX = 1_000;
/** Longest row of signs that open lists and keys in one line. */
const OPENING_SIGNS_MAX_CHARS = 256;

/** Reads a contract from JSON or YAML 1.2 text of bounded size: one document, no anchors, no tags, no name twice, bounded depth. */
export function parseDocument(text: string): Parsed {
  if (/^\s*\{/.test(text)) return parseJson(text);
  const lines = text.split("\n");
  if (lines.length > CONTRACT_MAX_LINES) return fault("", `must have at most ${CONTRACT_MAX_LINES} lines`);
  if (jsonDeeperThan(text.replaceAll(/["']/g, ""), OPEN_BRACKETS_MAX) || lines.some(opensTooMuch))
    return fault("", TOO_DEEP);
  // The parser compares each name with every other: we look for repetitions ourselves.
  const document = parseYaml(text, { uniqueKeys: false, merge: false });
  const [error] = document.errors;
  if (error !== undefined) {
    const [start] = error.linePos ?? [];
    const where = start === undefined ? "" : `line ${start.line}, column ${start.col}`;
    return fault(where, `is not YAML: ${error.code.toLowerCase().replaceAll("_", " ")}`);
  }
  const refused = refusedNode(document);
  return refused === null ? checked(document.toJS()) : fault("", refused);
}

const opensTooMuch = (line: string): boolean =>
  (/^[ \t]*(?:[-?:][ \t]+)*/.exec(line)?.[0].length ?? 0) > OPENING_SIGNS_MAX_CHARS;

/** What a contract needs no YAML for. */
function refusedNode(document: Document): string | null {
  let found: string | null = null;
  visit(document, (_, node, path) => {
    if (path.filter((parent) => isMap(parent) || isSeq(parent)).length > CONTRACT_MAX_DEPTH) found = TOO_DEEP;
    else if (isAlias(node)) found = "must not use anchors and aliases";
    else if (isMap(node) || isSeq(node) || isScalar(node)) {
      if (node.anchor !== undefined) found = "must not use anchors and aliases";
      else if (node.tag !== undefined) found = "must not use tags";
      else if (isMap(node)) found = repeatedName(node);
    }
    return found === null ? undefined : visit.BREAK;
  });
  return found;
}

function repeatedName(map: YAMLMap): string | null {
  const seen = new Set<string>();
  for (const { key } of map.items) {
    if (!isScalar(key)) return "must have texts as names";
    const name = String(key.value);
    if (seen.has(name)) return `must not have the name ${name.slice(0, 64)} twice in one object`;
    seen.add(name);
  }
  return null;
}

function parseJson(text: string): Parsed {
  if (jsonDeeperThan(text, CONTRACT_MAX_DEPTH)) return fault("", TOO_DEEP);
  try {
    return checked(JSON.parse(text));
  } catch {
    return fault("", "is not JSON");
  }
}

function checked(value: unknown): Parsed {
  if (!isJsonObject(value)) return fault("", "must be an object: an ODCS contract");
  const refused = refusedValue(value);
  return refused === null ? ok(value) : fault("", refused);
}

/** What could be parsed and is no JSON that everybody reads alike. */
function refusedValue(value: unknown): string | null {
  if (typeof value === "number") return Number.isFinite(value) ? null : "must have finite numbers";
  if (typeof value === "string") return value.isWellFormed() ? null : "must have texts that are Unicode";
  if (typeof value !== "object" || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    if (!key.isWellFormed()) return "must have names that are Unicode";
    if (!Array.isArray(value) && FORBIDDEN_KEYS.includes(key)) return `must not use the name ${key}`;
    const refused = refusedValue(inner);
    if (refused !== null) return refused;
  }
  return null;
}
