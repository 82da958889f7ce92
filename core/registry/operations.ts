import type { Result } from "../result.ts";
import { changeMode, deleteMode, getMode } from "./change-mode.ts";
import { changeSettings, deleteSettings, getSettings } from "./change-settings.ts";
import { deleteSubject, deleteVersion } from "./delete-versions.ts";
import { lookUpSchema } from "./look-up-schema.ts";
import { getByGuid, getMaxId, getSchema, subjectsOfId, versionsOfId } from "./read-schemas.ts";
import {
  getVersion,
  latestWithMetadata,
  listContexts,
  listSchemas,
  listSubjects,
  listVersions,
  referencedBy,
} from "./read-subjects.ts";
import type { RegistryRefusal } from "./refusal.ts";
import { registerSchema } from "./register-schema.ts";
import type { Registry } from "./registry.ts";
import { testCompatibility } from "./test-compatibility.ts";

/** All that the registry does, by name: the object's one method runs these, each as one transaction. */
export const OPERATIONS = {
  listSubjects,
  listVersions,
  listSchemas,
  listContexts,
  getVersion,
  latestWithMetadata,
  referencedBy,
  getSchema,
  getMaxId,
  getByGuid,
  versionsOfId,
  subjectsOfId,
  registerSchema,
  lookUpSchema,
  testCompatibility,
  deleteSubject,
  deleteVersion,
  getSettings,
  changeSettings,
  deleteSettings,
  getMode,
  changeMode,
  deleteMode,
} as const satisfies {
  readonly [name: string]: (registry: Registry, request: never) => Result<unknown, RegistryRefusal>;
};

export type OperationName = keyof typeof OPERATIONS;
export type OperationRequest<Name extends OperationName> = Parameters<(typeof OPERATIONS)[Name]>[1];
export type OperationAnswer<Name extends OperationName> = ReturnType<(typeof OPERATIONS)[Name]>;
