import { isJsonObject, type JsonObject, type JsonValue, jsonDeeperThan } from "../../json.ts";
import { err, ok, type Result } from "../../result.ts";
import type { ResolvedReference, SchemaTextFault } from "../schema-language.ts";
import { childSchemas } from "./child-schemas.ts";
import { pointed, pointer } from "./json-pointer.ts";
import { draftNamedBy, type JsonSchemaDraft, siblingsOfRefCount } from "./json-schema-draft.ts";
import { isPattern, keywordFault, keywordForm, REFERENCE_KEYWORDS } from "./json-schema-keywords.ts";
import { isSchemaNode, type JsonSchemaNode, type JsonSchemaTree } from "./json-schema-tree.ts";
import { excerpt, sortedJson } from "./json-text.ts";

/** Deepest nesting of a schema's JSON: Jackson's limit, which Confluent's registry has. */
export const SCHEMA_NESTING_MAX = 1_000;
/** Most texts that one schema may reach through its references. */
const DOCUMENTS_MAX = 1_000;
/** Where a text without an `$id` stands; RFC 6761 keeps `.invalid` from ever being a real host. */
const NAMELESS_BASE = "https://registry.invalid/";

interface SchemaDocument {
  /** As its referrer calls it; empty for the registered text itself. */
  readonly name: string;
  readonly root: JsonSchemaNode;
  readonly draft: JsonSchemaDraft;
  /** Its references by the name that it uses, filled once they are read. */
  readonly references: Map<string, SchemaDocument>;
}

/** A part of a document with an `$id` of its own, or the whole document. */
interface Resource {
  readonly uri: string;
  readonly root: JsonSchemaNode;
  readonly anchors: Map<string, JsonSchemaNode>;
  readonly document: SchemaDocument;
}

interface Place {
  readonly node: JsonSchemaNode;
  readonly resource: Resource;
  readonly path: string;
}

/** Leaves the walk with a fault; caught in `loadJsonSchema`, never seen outside. */
class Refusal extends Error {
  readonly fault: SchemaTextFault;
  constructor(path: string, detail: string) {
    super(detail);
    this.fault = { path, detail };
  }
}

const absolute = (reference: string, base: string): string => {
  try {
    return new URL(reference, base).href;
  } catch {
    return reference;
  }
};

const decoded = (fragment: string): string => {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
};

/** Reads a text as a schema: its JSON, each keyword's form by the draft's meta-schema, and every reference to its end. */
export function loadJsonSchema(
  text: string,
  references: readonly ResolvedReference[],
): Result<JsonSchemaTree, SchemaTextFault> {
  try {
    return ok(new Loader().load(text, references));
  } catch (error) {
    if (error instanceof Refusal) return err(error.fault);
    throw error;
  }
}

class Loader {
  readonly #documents = new Map<string, SchemaDocument>();
  readonly #resources = new Map<string, Resource>();
  readonly #places = new Map<JsonObject, Place>();
  readonly #targets = new Map<JsonObject, JsonSchemaNode>();
  readonly #pending: Place[] = [];

  load(text: string, references: readonly ResolvedReference[]): JsonSchemaTree {
    const document = this.#read("", text, references);
    this.#walk();
    for (const place of this.#places.values()) this.#follow(place);
    const drafts = new Map<JsonObject, JsonSchemaDraft>();
    for (const [node, place] of this.#places) drafts.set(node, place.resource.document.draft);
    const source = [...this.#documents.values()].map(({ name, root }) => `${name}\n${sortedJson(root)}`).join("\n");
    return { root: document.root, draft: document.draft, targets: this.#targets, drafts, source };
  }

  #read(name: string, text: string, references: readonly ResolvedReference[]): SchemaDocument {
    const known = this.#documents.get(`${name}\n${text}`);
    if (known) return known;
    if (this.#documents.size >= DOCUMENTS_MAX) throw new Refusal("", `refers to more than ${DOCUMENTS_MAX} texts`);
    const root = schemaOf(name, text);
    const draft = draftNamedBy(isJsonObject(root) ? root.$schema : undefined);
    const document: SchemaDocument = { name, root, draft, references: new Map() };
    this.#documents.set(`${name}\n${text}`, document);
    for (const reference of references) {
      document.references.set(reference.name, this.#read(reference.name, reference.schema, reference.references));
    }
    this.#enter(document, root, absolute(name, NAMELESS_BASE));
    return document;
  }

  #enter(document: SchemaDocument, root: JsonSchemaNode, base: string): void {
    const resource: Resource = { uri: base, root, anchors: new Map(), document };
    if (!this.#resources.has(base)) this.#resources.set(base, resource);
    this.#pending.push({ node: root, resource, path: "" });
  }

  /** Visits schemas with a list of its own instead of the call stack: a text may nest as deep as it is allowed to. */
  #walk(): void {
    for (let place = this.#pending.pop(); place; place = this.#pending.pop()) this.#visit(place);
  }

  #visit(place: Place): void {
    const { node } = place;
    if (!isJsonObject(node) || this.#places.has(node)) return;
    const { document } = place.resource;
    const { draft } = document;
    const resource = this.#identified(node, place);
    const here: Place = { node, resource, path: place.path };
    this.#places.set(node, here);
    // Before 2019-09 nothing beside a `$ref` counts, so nothing beside it is checked or entered; definitions may stand there.
    const onlyReference = typeof node.$ref === "string" && !siblingsOfRefCount(draft);
    for (const [keyword, value] of Object.entries(node)) {
      const form = keywordForm(keyword, draft);
      if (form === undefined) continue;
      if (onlyReference && keyword !== "definitions" && keyword !== "$defs" && form !== "reference") continue;
      const detail = keywordFault(form, value, draft);
      if (detail !== undefined)
        throw this.#refusal(
          `${place.path}/${pointer(keyword)}`,
          document,
          `${keyword} ${detail}, not ${excerpt(value)}`,
        );
      if (keyword === "patternProperties" && isJsonObject(value)) {
        const wrong = Object.keys(value).find((pattern) => !isPattern(pattern));
        if (wrong !== undefined)
          throw this.#refusal(
            `${place.path}/patternProperties`,
            document,
            `${excerpt(wrong)} is no regular expression (ECMA-262)`,
          );
      }
      for (const [step, child] of childSchemas(form, value))
        this.#pending.push({ node: child, resource, path: `${place.path}/${pointer(keyword)}${step}` });
    }
  }

  /** The resource that a schema stands in: its own where its `$id` names one. Notes its anchors. */
  #identified(node: JsonObject, place: Place): Resource {
    const keyword = place.resource.document.draft === "draft-04" ? "id" : "$id";
    const id = node[keyword];
    let { resource } = place;
    if (typeof id === "string" && id.startsWith("#")) resource.anchors.set(id.slice(1), node);
    else if (typeof id === "string" && id !== "") {
      const uri = absolute(id, resource.uri).replace(/#$/, "");
      resource = { uri, root: node, anchors: new Map(), document: resource.document };
      if (!this.#resources.has(uri)) this.#resources.set(uri, resource);
    }
    for (const anchor of [node.$anchor, node.$dynamicAnchor])
      if (typeof anchor === "string") resource.anchors.set(anchor, node);
    return resource;
  }

  #follow(place: Place): void {
    const { node } = place;
    if (!isJsonObject(node)) return;
    for (const keyword of REFERENCE_KEYWORDS) {
      const reference = node[keyword];
      if (typeof reference !== "string") continue;
      const target = this.#resolve(reference, place.resource);
      if (target === undefined) {
        throw this.#refusal(
          `${place.path}/${keyword}`,
          place.resource.document,
          `${keyword} ${excerpt(reference)} leads nowhere: neither this text nor a reference of that name holds it`,
        );
      }
      this.#targets.set(node, target);
      return;
    }
  }

  #resolve(reference: string, from: Resource): JsonSchemaNode | undefined {
    const hash = reference.indexOf("#");
    const address = hash < 0 ? reference : reference.slice(0, hash);
    const fragment = hash < 0 ? "" : decoded(reference.slice(hash + 1));
    const resource = this.#resource(address, from);
    if (resource === undefined) return undefined;
    if (fragment === "") return resource.root;
    if (!fragment.startsWith("/")) return resource.anchors.get(fragment);
    const found = pointed(resource.root, fragment);
    if (typeof found === "boolean") return found;
    if (!isJsonObject(found)) return undefined;
    // A schema under a keyword of nobody's (e.g. `/components/schemas`) is one because it is referred to.
    this.#pending.push({ node: found, resource, path: fragment });
    this.#walk();
    return found;
  }

  #resource(address: string, from: Resource): Resource | undefined {
    if (address === "") return from;
    const named = from.document.references.get(address) ?? from.document.references.get(decoded(address));
    if (named) return this.#rootResource(named);
    const uri = absolute(address, from.uri);
    const byUri = this.#resources.get(uri);
    if (byUri) return byUri;
    for (const [name, document] of from.document.references)
      if (absolute(name, from.uri) === uri) return this.#rootResource(document);
    return undefined;
  }

  #rootResource(document: SchemaDocument): Resource {
    const place = isJsonObject(document.root) ? this.#places.get(document.root) : undefined;
    return place?.resource ?? { uri: NAMELESS_BASE, root: document.root, anchors: new Map(), document };
  }

  #refusal(path: string, document: SchemaDocument, detail: string): Refusal {
    return new Refusal(path, document.name === "" ? detail : `in the reference ${excerpt(document.name)}: ${detail}`);
  }
}

function schemaOf(name: string, text: string): JsonSchemaNode {
  const where = name === "" ? "" : `the reference ${excerpt(name)} `;
  if (jsonDeeperThan(text, SCHEMA_NESTING_MAX))
    throw new Refusal("", `${where}nests deeper than ${SCHEMA_NESTING_MAX} levels`);
  let json: JsonValue;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Refusal(
      "",
      `${where}is no JSON: ${String(error instanceof Error ? error.message : error).slice(0, 150)}`,
    );
  }
  if (isSchemaNode(json)) return json;
  throw new Refusal("", `${where}must be a schema: an object or a boolean, not ${excerpt(json)}`);
}
