import { z } from "@hono/zod-openapi";
import { SUBJECT_MAX_CHARS } from "../../../core/registry/limits.ts";
import { invalidCompatibilityLevel, type RegistryRefusal } from "../../../core/registry/refusal.ts";
import { parseLevel, parsePolicy, type SettingsChange } from "../../../core/registry/settings.ts";
import { err, ok, type Result } from "../../../core/result.ts";
import { operation, type RegistryApi, type RegistryRequest } from "./operation.ts";
import { metadataSchema, ruleSetSchema } from "./schema-body.ts";

const name = z.string().max(SUBJECT_MAX_CHARS);
const configBody = z.object({
  compatibility: z.string().nullish(),
  compatibilityPolicy: z.string().nullish(),
  compatibilityGroup: name.nullish(),
  normalize: z.boolean().nullish(),
  alias: name.min(1).nullish(),
  validateFields: z.boolean().nullish(),
  validateRules: z.boolean().nullish(),
  defaultMetadata: metadataSchema.nullish(),
  overrideMetadata: metadataSchema.nullish(),
  defaultRuleSet: ruleSetSchema.nullish(),
  overrideRuleSet: ruleSetSchema.nullish(),
});

/** The two places of settings: everything in a context, and one subject. */
export const SCOPES = [
  { suffix: "", of: "everything" },
  { suffix: "/{subject}", of: "a subject" },
] as const;

/** The scope that a request names: its subject, or all of its context. */
export const scopeOf = (request: RegistryRequest, suffix: string): string =>
  suffix === "" ? `:${request.context}:` : request.subject();

export function getConfig(api: RegistryApi): void {
  for (const { suffix, of } of SCOPES)
    operation(
      api,
      {
        method: "get",
        path: `/config${suffix}`,
        scope: "schemas:read",
        summary: `Get the settings of ${of}`,
        query: ["defaultToGlobal"],
      },
      (request) =>
        request.registry.run("getSettings", {
          scope: scopeOf(request, suffix),
          defaultToGlobal: suffix === "" || request.flag("defaultToGlobal"),
        }),
    );
}

export function putConfig(api: RegistryApi): void {
  for (const { suffix, of } of SCOPES)
    operation(
      api,
      {
        method: "put",
        path: `/config${suffix}`,
        scope: "schemas:write",
        summary: `Set the settings of ${of}`,
        description: "A field that is null is taken away, one that is left out stays.",
        body: configBody,
      },
      async (request) => {
        const body = await request.body(configBody);
        if (!body.ok) return body;
        const change = changeOf(body.value);
        if (!change.ok) return change;
        const scope = scopeOf(request, suffix);
        const changed = await request.registry.run("changeSettings", { scope, change: change.value });
        if (!changed.ok) return changed;
        const { compatibilityLevel, ...rest } = change.value;
        return ok(compatibilityLevel === undefined ? rest : { compatibility: compatibilityLevel, ...rest });
      },
    );
}

function changeOf({
  compatibility,
  compatibilityPolicy,
  ...rest
}: z.output<typeof configBody>): Result<SettingsChange, RegistryRefusal> {
  const level = typeof compatibility === "string" ? parseLevel(compatibility) : undefined;
  if (level === null) return invalidCompatibilityLevel();
  const policy = typeof compatibilityPolicy === "string" ? parsePolicy(compatibilityPolicy) : undefined;
  if (policy === null)
    return err({ code: 42203, message: "Invalid compatibility policy. Valid values are strict and lenient" });
  return ok({
    ...(compatibility === undefined ? {} : { compatibilityLevel: level ?? null }),
    ...(compatibilityPolicy === undefined ? {} : { compatibilityPolicy: policy ?? null }),
    ...rest,
  });
}

export function deleteConfig(api: RegistryApi): void {
  for (const { suffix, of } of SCOPES)
    operation(
      api,
      { method: "delete", path: `/config${suffix}`, scope: "schemas:write", summary: `Delete the settings of ${of}` },
      (request) => request.registry.run("deleteSettings", { scope: scopeOf(request, suffix) }),
    );
}
