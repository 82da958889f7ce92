import { defaultJsonName } from "./default-json-name.ts";
import { DescriptorFields } from "./descriptor-fields.ts";
import {
  ENUM,
  ENUM_OPTIONS,
  ENUM_VALUE,
  FIELD,
  FIELD_OPTIONS,
  FILE,
  FILE_OPTIONS,
  LABEL,
  MAP_ENTRY_OPTION,
  MESSAGE,
  MESSAGE_OPTIONS,
  METHOD,
  type OptionKind,
  RANGE,
  SERVICE,
  TYPE_NUMBERS,
} from "./descriptor-numbers.ts";

/** Deepest nesting of messages in a descriptor, as in a text. */
const NESTING_MAX = 32;

const TYPE_NAMES = new Map([...TYPE_NUMBERS].map(([name, number]) => [number, name]));

/**
 * The `.proto` text of a serialized `FileDescriptorProto` in base64, which is how Confluent's clients for JavaScript,
 * .NET and Go register Protobuf. Custom options are left out.
 * @returns Nothing where it is none.
 */
export function descriptorText(base64: string): string | undefined {
  const compact = base64.trim();
  if (compact === "" || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return undefined;
  try {
    const bytes = Uint8Array.from(atob(compact), (character) => character.charCodeAt(0));
    return fileText(new DescriptorFields(bytes));
  } catch {
    // Neither base64 nor the bytes of a descriptor: whoever asks goes on to read it as a text.
    return undefined;
  }
}

function fileText(file: DescriptorFields): string {
  const syntax = file.text(FILE.syntax) || "proto2";
  if (syntax === "editions") throw new RangeError("descriptors of editions are not read");
  const printer = new Printer(syntax === "proto3");
  const publicImports = new Set(file.numbers(FILE.publicImport));
  const weakImports = new Set(file.numbers(FILE.weakImport));
  const packageName = file.text(FILE.package);
  const lines = [
    `syntax = ${quoted(syntax)};`,
    ...(packageName === "" ? [] : [`package ${packageName};`]),
    ...file.texts(FILE.import).map((path, index) => {
      const kind = publicImports.has(index) ? "public " : weakImports.has(index) ? "weak " : "";
      return `import ${kind}${quoted(path)};`;
    }),
    ...optionsOf(file.message(FILE.options), FILE_OPTIONS).map(([name, value]) => `option ${name} = ${value};`),
    ...file.messages(FILE.message).map((message) => printer.message(message, 0)),
    ...file.messages(FILE.enum).map(enumText),
    ...printer.extensions(file.messages(FILE.extension)),
    ...file.messages(FILE.service).map(serviceText),
  ];
  return lines.join("\n");
}

class Printer {
  readonly #isProto3: boolean;

  constructor(isProto3: boolean) {
    this.#isProto3 = isProto3;
  }

  message(message: DescriptorFields, depth: number): string {
    return `message ${message.text(MESSAGE.name)} {\n${this.#body(message, depth)}\n}`;
  }

  extensions(fields: readonly DescriptorFields[]): readonly string[] {
    const extended = Map.groupBy(fields, (field) => field.text(FIELD.extendee));
    return [...extended].map(
      ([name, group]) =>
        `extend ${name} {\n${group.map((field) => this.#field(field, new Map(), 0, true)).join("\n")}\n}`,
    );
  }

  #body(message: DescriptorFields, depth: number): string {
    if (depth > NESTING_MAX) throw new RangeError("nests too deep");
    const nested = new Map(message.messages(MESSAGE.message).map((each) => [each.text(MESSAGE.name), each]));
    const fields = message.messages(MESSAGE.field);
    const inline = new Set(
      fields
        .map((field) => lastStep(field.text(FIELD.typeName)))
        .filter((name) => {
          const type = nested.get(name);
          return (
            type &&
            (isMapEntry(type) ||
              fields.some((field) => isGroup(field) && lastStep(field.text(FIELD.typeName)) === name))
          );
        }),
    );
    const oneofs = message.messages(MESSAGE.oneof).map((oneof) => oneof.text(MESSAGE.name));
    const printed = new Set<number>();
    const lines = [
      ...optionsOf(message.message(MESSAGE.options), MESSAGE_OPTIONS).map(
        ([name, value]) => `option ${name} = ${value};`,
      ),
      ...ranges(message.messages(MESSAGE.reservedRange), 1).map((range) => `reserved ${range};`),
      ...message.texts(MESSAGE.reservedName).map((name) => `reserved ${quoted(name)};`),
      ...ranges(message.messages(MESSAGE.extensionRange), 1).map((range) => `extensions ${range};`),
    ];
    for (const field of fields) {
      const isPart = field.has(FIELD.oneof) && !field.flag(FIELD.proto3Optional);
      const index = field.number(FIELD.oneof);
      if (!isPart) lines.push(this.#field(field, nested, depth, true));
      else if (!printed.has(index)) {
        printed.add(index);
        const parts = fields.filter(
          (part) => part.has(FIELD.oneof) && part.number(FIELD.oneof) === index && !part.flag(FIELD.proto3Optional),
        );
        lines.push(
          `oneof ${oneofs[index] ?? ""} {`,
          ...parts.map((part) => this.#field(part, nested, depth, false)),
          "}",
        );
      }
    }
    for (const [name, type] of nested) if (!inline.has(name)) lines.push(this.message(type, depth + 1));
    lines.push(
      ...message.messages(MESSAGE.enum).map(enumText),
      ...this.extensions(message.messages(MESSAGE.extension)),
    );
    return lines.join("\n");
  }

  #field(
    field: DescriptorFields,
    nested: ReadonlyMap<string, DescriptorFields>,
    depth: number,
    isLabelled: boolean,
  ): string {
    const type = TYPE_NAMES.get(field.number(FIELD.type));
    const typeName = field.text(FIELD.typeName);
    const named = `${field.text(FIELD.name)} = ${field.number(FIELD.number)}${fieldOptions(field, type)};`;
    const local = nested.get(lastStep(typeName));
    if (local && isMapEntry(local)) {
      const [key, value] = [1, 2].map((number) =>
        local.messages(MESSAGE.field).find((part) => part.number(FIELD.number) === number),
      );
      return `map<${shownType(key)}, ${shownType(value)}> ${named}`;
    }
    const label = isLabelled ? this.#label(field) : "";
    if (type === "group" && local) {
      const head = `group ${lastStep(typeName)} = ${field.number(FIELD.number)}`;
      return `${label}${head} {\n${this.#body(local, depth + 1)}\n}`;
    }
    return `${label}${shownType(field)} ${named}`;
  }

  #label(field: DescriptorFields): string {
    switch (field.number(FIELD.label)) {
      case LABEL.repeated:
        return "repeated ";
      case LABEL.required:
        return "required ";
      default:
        return this.#isProto3 && !field.flag(FIELD.proto3Optional) ? "" : "optional ";
    }
  }
}

const lastStep = (name: string): string => name.slice(name.lastIndexOf(".") + 1);
const isMapEntry = (message: DescriptorFields): boolean => message.message(MESSAGE.options).flag(MAP_ENTRY_OPTION);
const isGroup = (field: DescriptorFields): boolean => TYPE_NAMES.get(field.number(FIELD.type)) === "group";
const quoted = (text: string): string => JSON.stringify(text);

function shownType(field: DescriptorFields | undefined): string {
  if (field === undefined) throw new RangeError("a map entry without its two fields");
  return field.text(FIELD.typeName) || (TYPE_NAMES.get(field.number(FIELD.type)) ?? "");
}

function fieldOptions(field: DescriptorFields, type: string | undefined): string {
  const options = optionsOf(field.message(FIELD.options), FIELD_OPTIONS).map(([name, value]) => `${name} = ${value}`);
  if (field.has(FIELD.default)) {
    const value = field.text(FIELD.default);
    // A default of bytes is escaped as in a text already.
    options.unshift(`default = ${type === "string" ? quoted(value) : type === "bytes" ? `"${value}"` : value}`);
  }
  const jsonName = field.text(FIELD.jsonName);
  if (jsonName !== "" && jsonName !== defaultJsonName(field.text(FIELD.name)))
    options.push(`json_name = ${quoted(jsonName)}`);
  return options.length === 0 ? "" : ` [${options.join(", ")}]`;
}

function* optionEntries(
  options: DescriptorFields,
  known: ReadonlyMap<string, readonly [number: number, kind: OptionKind]>,
): Generator<readonly [string, string]> {
  for (const [name, [number, kind]] of known) {
    if (options.has(number))
      yield [name, kind === "bool" ? String(options.flag(number)) : quoted(options.text(number))];
  }
}

const optionsOf = (
  options: DescriptorFields,
  known: ReadonlyMap<string, readonly [number: number, kind: OptionKind]>,
): readonly (readonly [string, string])[] => [...optionEntries(options, known)];

/** `after` is 1 where the end is the first number after the range. */
const ranges = (all: readonly DescriptorFields[], after: number): readonly string[] =>
  all.map((range) => {
    const [start, end] = [range.number(RANGE.start), range.number(RANGE.end) - after];
    return start === end ? String(start) : `${start} to ${end}`;
  });

function enumText(declared: DescriptorFields): string {
  const lines = [
    ...optionsOf(declared.message(ENUM.options), ENUM_OPTIONS).map(([name, value]) => `option ${name} = ${value};`),
    ...ranges(declared.messages(ENUM.reservedRange), 0).map((range) => `reserved ${range};`),
    ...declared.texts(ENUM.reservedName).map((name) => `reserved ${quoted(name)};`),
    ...declared
      .messages(ENUM.value)
      .map((value) => `${value.text(ENUM_VALUE.name)} = ${value.number(ENUM_VALUE.number)};`),
  ];
  return `enum ${declared.text(ENUM.name)} {\n${lines.join("\n")}\n}`;
}

function serviceText(service: DescriptorFields): string {
  const methods = service.messages(SERVICE.method).map((method) => {
    const input = `${method.flag(METHOD.clientStreams) ? "stream " : ""}${method.text(METHOD.input)}`;
    const output = `${method.flag(METHOD.serverStreams) ? "stream " : ""}${method.text(METHOD.output)}`;
    return `rpc ${method.text(METHOD.name)}(${input}) returns (${output});`;
  });
  return `service ${service.text(SERVICE.name)} {\n${methods.join("\n")}\n}`;
}
