import { ok } from "../../../core/result.ts";
import { operation, type RegistryApi } from "./operation.ts";
import { knowsNewer, schemaAnswer } from "./schema-answer.ts";
import { schemaBody } from "./schema-body.ts";

export function registerSchema(api: RegistryApi): void {
  operation(
    api,
    {
      method: "post",
      path: "/subjects/{subject}/versions",
      scope: "schemas:write",
      summary: "Register a schema",
      description:
        "Answers the id that the schema has everywhere; a new version where the subject does not have it yet.",
      query: ["normalize"],
      body: schemaBody,
    },
    async ({ c, registry, subject, flag, body }) => {
      const given = await body(schemaBody);
      if (!given.ok) return given;
      const { schema, schemaType, references, metadata, ruleSet, id, version } = given.value;
      const registered = await registry.run("registerSchema", {
        ...{ schema, schemaType, references, metadata, ruleSet, id, version },
        subject: subject(),
        normalize: flag("normalize"),
      });
      if (!registered.ok) return registered;
      const { value } = registered;
      return ok(knowsNewer(c) ? { id: value.id, version: value.version, ...schemaAnswer(c, value) } : { id: value.id });
    },
  );
}
