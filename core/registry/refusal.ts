import { err } from "../result.ts";

/**
 * Why the registry did not do what was asked: Confluent's error code, whose first three digits are the HTTP status, and a message
 * in the words of its peers, which clients and their tests read.
 * Source: io.confluent.kafka.schemaregistry.rest.exceptions.Errors; docs.confluent.io/platform/current/schema-registry/develop/api.html
 */
export interface RegistryRefusal {
  readonly code: number;
  readonly message: string;
}

/** What a caller sent is repeated up to this many characters. */
const ECHO_MAX_CHARS = 600;
const echo = (text: string): string => (text.length > ECHO_MAX_CHARS ? `${text.slice(0, ECHO_MAX_CHARS)}…` : text);

const refusal = (code: number, message: string) => err<RegistryRefusal>({ code, message });

export const subjectNotFound = (subject: string) => refusal(40401, `Subject '${echo(subject)}' not found.`);
export const versionNotFound = (version: number) => refusal(40402, `Version ${version} not found.`);
export const schemaNotFound = () => refusal(40403, "Schema not found");
export const schemaIdNotFound = (id: number | string) => refusal(40403, `Schema ${id} not found`);
export const subjectSoftDeleted = (subject: string) =>
  refusal(40404, `Subject '${echo(subject)}' was soft deleted.Set permanent=true to delete permanently`);
export const subjectNotSoftDeleted = (subject: string) =>
  refusal(40405, `Subject '${echo(subject)}' was not deleted first before being permanently deleted`);
export const versionSoftDeleted = (subject: string, version: number) =>
  refusal(
    40406,
    `Subject '${echo(subject)}' Version ${version} was soft deleted.Set permanent=true to delete permanently`,
  );
export const versionNotSoftDeleted = (subject: string, version: number) =>
  refusal(
    40407,
    `Subject '${echo(subject)}' Version ${version} was not deleted first before being permanently deleted`,
  );
export const compatibilityNotConfigured = (subject: string) =>
  refusal(40408, `Subject '${echo(subject)}' does not have subject-level compatibility configured`);
export const modeNotConfigured = (subject: string) =>
  refusal(40409, `Subject '${echo(subject)}' does not have subject-level mode configured`);

export const incompatible = (subject: string, details: readonly string[]) =>
  refusal(
    409,
    `Schema being registered is incompatible with an earlier schema for subject "${echo(subject)}", details: [${details.join(", ")}]`,
  );

export const invalidSchema = (detail: string) => refusal(42201, detail);
export const invalidVersion = (version: string) =>
  refusal(
    42202,
    `The specified version '${echo(version)}' is not a valid version id. Allowed values are between [1, 2^31-1] and the string "latest"`,
  );
export const invalidCompatibilityLevel = () =>
  refusal(
    42203,
    "Invalid compatibility level. Valid values are none, backward, forward, full, backward_transitive, forward_transitive, and full_transitive",
  );
export const invalidMode = () =>
  refusal(42204, "Invalid mode. Valid values are READWRITE, READONLY, READONLY_OVERRIDE, and IMPORT");
export const operationNotPermitted = (message: string) => refusal(42205, message);
export const referenceExists = (subject: string, version: number) =>
  refusal(
    42206,
    `One or more references exist to the schema {magic=1,keytype=SCHEMA,subject=${echo(subject)},version=${version}}.`,
  );
export const invalidSubject = (subject: string) =>
  refusal(42208, `The specified subject '${echo(subject)}' is not a valid subject.`);
