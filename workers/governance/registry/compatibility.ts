import { ok } from "../../../core/result.ts";
import { operation, type RegistryApi } from "./operation.ts";
import { schemaBody } from "./schema-body.ts";

/** Whether a schema could be registered: against one version, or against those that the subject's level compares with. */
export function testCompatibility(api: RegistryApi): void {
  for (const path of [
    "/compatibility/subjects/{subject}/versions",
    "/compatibility/subjects/{subject}/versions/{version}",
  ])
    operation(
      api,
      {
        method: "post",
        path,
        scope: "schemas:read",
        summary: path.endsWith("{version}") ? "Test a schema against a version" : "Test a schema against a subject",
        description: "`verbose=true` explains each incompatibility.",
        query: ["verbose", "normalize"],
        body: schemaBody,
      },
      async (request) => {
        const body = await request.body(schemaBody);
        if (!body.ok) return body;
        const { schema, schemaType, references, metadata, ruleSet } = body.value;
        const verbose = request.flag("verbose");
        const tested = await request.registry.run("testCompatibility", {
          ...{ schema, references, metadata, ruleSet, schemaType: schemaType ?? "AVRO", verbose },
          subject: request.subject(),
          version: path.endsWith("{version}") ? request.param("version") : null,
          normalize: request.flag("normalize"),
        });
        if (!tested.ok) return tested;
        const compatible = { is_compatible: tested.value.length === 0 };
        return ok(verbose ? { ...compatible, messages: tested.value } : compatible);
      },
    );
}
