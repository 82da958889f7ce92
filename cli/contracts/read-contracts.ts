import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ContractFault } from "../../core/contracts/contract-fault.ts";
import { CONTRACT_MAX_BYTES } from "../../core/contracts/document/contract-limits.ts";
import { type ReadContract, readContract } from "../../core/contracts/document/read-contract.ts";
import type { Result } from "../../core/result.ts";
import { InputError } from "../evaluate/input-error.ts";

const CONTRACT_FILE = /\.odcs\.(ya?ml|json)$/;

export interface ContractFile {
  readonly path: string;
  readonly read: Result<ReadContract, readonly ContractFault[]>;
}

/** Reads contracts from files and folders (their `*.odcs.yaml`, `.yml` and `.json`), in order of path. */
export function readContracts(paths: readonly string[]): readonly ContractFile[] {
  const files = paths.flatMap(filesIn).map((path) => ({ path, read: readFile(path) }));
  if (files.length === 0) throw new InputError(`No *.odcs.yaml stands in ${paths.join(", ")}.`);
  return files;
}

function filesIn(path: string): readonly string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new InputError(`${path} is not there.`);
  if (!found.isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => CONTRACT_FILE.test(name))
    .sort()
    .map((name) => join(path, name));
}

function readFile(path: string): ContractFile["read"] {
  if (statSync(path).size > CONTRACT_MAX_BYTES)
    return { ok: false, reason: [{ path: "", detail: `must have at most ${CONTRACT_MAX_BYTES} bytes`, rule: "form" }] };
  return readContract(readFileSync(path, "utf8"));
}

/** The same where every one must be readable: the first that is not ends the command. */
export const readValidContracts = (paths: readonly string[]): readonly ReadContract[] =>
  readContracts(paths).map(({ path, read }) => {
    if (read.ok) return read.value;
    throw new InputError(`${path} is not a contract:\n${faultLines(read.reason)}`);
  });

export const faultLines = (faults: readonly ContractFault[]): string =>
  faults.map(({ path, detail, rule }) => `  ${path === "" ? "the document" : path} ${detail} [${rule}]`).join("\n");
