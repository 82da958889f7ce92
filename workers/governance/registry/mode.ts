import { z } from "@hono/zod-openapi";
import { invalidMode } from "../../../core/registry/refusal.ts";
import { parseMode } from "../../../core/registry/settings.ts";
import { ok } from "../../../core/result.ts";
import { SCOPES, scopeOf } from "./config.ts";
import { operation, type RegistryApi } from "./operation.ts";

const modeBody = z.object({ mode: z.string().nullish() });

export function getMode(api: RegistryApi): void {
  for (const { suffix, of } of SCOPES)
    operation(
      api,
      {
        method: "get",
        path: `/mode${suffix}`,
        scope: "schemas:read",
        summary: `Get the mode of ${of}`,
        query: ["defaultToGlobal"],
      },
      async (request) => {
        const mode = await request.registry.run("getMode", {
          scope: scopeOf(request, suffix),
          defaultToGlobal: suffix === "" || request.flag("defaultToGlobal"),
        });
        return mode.ok ? ok({ mode: mode.value }) : mode;
      },
    );
}

export function putMode(api: RegistryApi): void {
  for (const { suffix, of } of SCOPES)
    operation(
      api,
      {
        method: "put",
        path: `/mode${suffix}`,
        scope: "schemas:write",
        summary: `Set the mode of ${of}`,
        description: "READWRITE, READONLY, READONLY_OVERRIDE or IMPORT; `force=true` lets IMPORT begin over schemas.",
        query: ["force"],
        body: modeBody,
      },
      async (request) => {
        const body = await request.body(modeBody);
        if (!body.ok) return body;
        const given = body.value.mode ?? null;
        const mode = given === null ? null : parseMode(given);
        if (given !== null && mode === null) return invalidMode();
        const force = request.flag("force");
        const changed = await request.registry.run("changeMode", { scope: scopeOf(request, suffix), mode, force });
        return changed.ok ? ok({ mode: changed.value }) : changed;
      },
    );
}

export function deleteMode(api: RegistryApi): void {
  for (const { suffix, of } of SCOPES)
    operation(
      api,
      {
        method: "delete",
        path: `/mode${suffix}`,
        scope: "schemas:write",
        summary: `Delete the mode of ${of}`,
        query: ["recursive"],
      },
      async (request) => {
        const scope = scopeOf(request, suffix);
        const deleted = await request.registry.run("deleteMode", { scope, recursive: request.flag("recursive") });
        return deleted.ok ? ok({ mode: deleted.value }) : deleted;
      },
    );
}
