import protobuf from "protobufjs";
import { err, ok, type Result } from "../../result.ts";
import type { ResolvedReference, SchemaTextFault } from "../schema-language.ts";
import { declarationFault } from "./declaration-fault.ts";
import { descriptorText } from "./descriptor-text.ts";
import { knownFile } from "./known-files.ts";
import { declarationsIn, protobufTree } from "./protobuf-reflection.ts";
import { type ProtobufStatement, protobufStatements } from "./protobuf-statements.ts";
import { protobufTokens } from "./protobuf-tokens.ts";
import type { ProtobufTree } from "./protobuf-tree.ts";
import { serializeDescriptor } from "./serialize-descriptor.ts";

/** Most files that one schema may reach through its imports. */
const FILES_MAX = 1_000;

export interface ProtobufSource {
  readonly statements: readonly ProtobufStatement[];
  readonly tree: ProtobufTree;
}

/** Leaves the reading with a fault; caught in `loadProtobuf`, never seen outside. */
class Refusal extends Error {
  readonly fault: SchemaTextFault;
  constructor(path: string, detail: string) {
    super(detail);
    this.fault = { path, detail };
  }
}

interface ReadFiles {
  readonly root: protobuf.Root;
  readonly imported: ReadonlySet<protobuf.ReflectionObject>;
  readonly statements: readonly ProtobufStatement[];
}

/**
 * Reads a `.proto` text, or a serialized descriptor in base64, and what it imports with protobufjs (its parser and its
 * resolution of names; nothing that generates code, which workerd refuses).
 */
export function loadProtobuf(
  text: string,
  references: readonly ResolvedReference[],
): Result<ProtobufSource, SchemaTextFault> {
  const files = readFiles(text, references);
  if (!files.ok) return files;
  const { root, imported, statements } = files.value;
  return ok({ statements, tree: protobufTree(root, imported, packageOf(statements)) });
}

/**
 * The serialized `FileDescriptorProto` of a text that was accepted, in base64: what the API answers for
 * `format=serialized`, which Confluent's client for JavaScript asks for. Custom options are left out.
 * @param name The file's name in the descriptor, e.g. `orders.proto`.
 */
export function serializeProtobuf(
  text: string,
  references: readonly ResolvedReference[],
  name: string,
): Result<string, SchemaTextFault> {
  const files = readFiles(text, references);
  if (!files.ok) return files;
  const { root, imported, statements } = files.value;
  if (statements.some(({ words }) => words[0] === "edition"))
    return err({ path: "", detail: "files of editions are not serialized: proto2 and proto3 are" });
  const packageName = packageOf(statements);
  const namespace = packageName === "" ? root : root.lookup(packageName);
  if (!(namespace instanceof protobuf.Namespace)) return err({ path: "", detail: "declares nothing in its package" });
  const own = namespace.nestedArray.filter((each) => !imported.has(each));
  const head = {
    name,
    package: packageName,
    syntax: syntaxOf(statements),
    imports: importsOf(statements),
    publicImports: importStatements(statements).flatMap(({ words }, index) => (words[1] === "public" ? [index] : [])),
  };
  const bytes = serializeDescriptor(head, namespace, own);
  return ok(btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")));
}

function readFiles(text: string, references: readonly ResolvedReference[]): Result<ReadFiles, SchemaTextFault> {
  try {
    const root = new protobuf.Root();
    const files = new Files(root);
    const statements = files.read("", text, references);
    try {
      root.resolveAll();
    } catch (error) {
      throw new Refusal("", messageOf(error));
    }
    const fault = declarationFault(root, files.imported, syntaxOf(statements));
    if (fault) return err(fault);
    const declares = statements.some(({ block }) => block !== undefined);
    if (!declares) throw new Refusal("", "declares no message, enum, service or extension");
    return ok({ root, imported: files.imported, statements });
  } catch (error) {
    if (error instanceof Refusal) return err(error.fault);
    if (error instanceof RangeError) return err({ path: "", detail: "nests too deep to be read" });
    throw error;
  }
}

const packageOf = (statements: readonly ProtobufStatement[]): string =>
  statements
    .find(({ words }) => words[0] === "package")
    ?.words.slice(1)
    .join("") ?? "";

const syntaxOf = (statements: readonly ProtobufStatement[]): string =>
  statements
    .find(({ words }) => words[0] === "syntax")
    ?.words.at(-1)
    ?.slice(1, -1) ?? "proto2";

const importStatements = (statements: readonly ProtobufStatement[]): readonly ProtobufStatement[] =>
  statements.filter(({ words }) => words[0] === "import" && words[1] !== "option");

const importsOf = (statements: readonly ProtobufStatement[]): readonly string[] =>
  importStatements(statements).map(({ words }) =>
    words
      .filter((word) => /^["']/.test(word))
      .map((word) => word.slice(1, -1))
      .join(""),
  );

class Files {
  readonly #root: protobuf.Root;
  readonly #read = new Map<string, string>();
  /** What is there before the registered text, which comes last, is read. */
  imported: ReadonlySet<protobuf.ReflectionObject> = new Set();

  constructor(root: protobuf.Root) {
    this.#root = root;
  }

  /** Imports first, each file once. A name that stands for two texts is refused: one of them would be passed over. */
  read(name: string, given: string, references: readonly ResolvedReference[]): readonly ProtobufStatement[] {
    const text = descriptorText(given) ?? given;
    const where = name === "" ? "" : `in the import "${name}": `;
    if (this.#read.size >= FILES_MAX) throw new Refusal("", `imports more than ${FILES_MAX} files`);
    this.#read.set(name, given);
    const statements = statementsOf(text, where);
    for (const imported of importsOf(statements)) this.#import(imported, references, where);
    if (name === "") this.imported = new Set(declarationsIn(this.#root));
    this.#parse(text, where);
    return statements;
  }

  #import(name: string, references: readonly ResolvedReference[], where: string): void {
    const reference = references.find((each) => each.name === name);
    const known = this.#read.get(name);
    if (known !== undefined) {
      if (reference !== undefined && reference.schema !== known)
        throw new Refusal("", `${where}the import "${name}" stands for two different texts`);
      return;
    }
    if (reference) {
      this.read(name, reference.schema, reference.references);
      return;
    }
    const common = protobuf.common.get(name) ?? knownFile(name);
    if (!common) {
      throw new Refusal(
        "",
        `${where}the import "${name.slice(0, 150)}" leads nowhere: no reference has that name, and it is no well-known file`,
      );
    }
    this.#read.set(name, "");
    this.#root.addJSON(common.nested as { [name: string]: protobuf.AnyNestedObject });
  }

  #parse(text: string, where: string): void {
    try {
      protobuf.parse(text, this.#root, { keepCase: true });
    } catch (error) {
      const message = messageOf(error);
      const line = /line (\d+)/.exec(message)?.[1];
      throw new Refusal(line === undefined ? "" : `${line}:1`, where + message);
    }
  }
}

function statementsOf(text: string, where: string): readonly ProtobufStatement[] {
  const tokens = protobufTokens(text);
  if (typeof tokens === "number") throw new Refusal(`${tokens}:1`, `${where}a comment or a string does not end`);
  const statements = protobufStatements(tokens);
  if ("detail" in statements) throw new Refusal(`${statements.line}:1`, where + statements.detail);
  return statements;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 200);
