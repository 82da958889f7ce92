import { createSchemaRegistry } from "../../../adapters/schema-registry/object-registry.ts";
import { avroOfContract } from "../../../core/contracts/avro-of-contract.ts";
import { registrySubjectOf } from "../../../core/contracts/contract-properties.ts";
import type { OdcsContract } from "../../../core/contracts/contract-source.ts";
import { errorName, log } from "../../../http/log.ts";
import type { GovernanceEnv } from "../env.ts";

/**
 * Puts the Avro schema of a contract's payload under its subject, so that what producers register is compared with it; the same schema
 * again changes nothing. A refusal, and a registry that cannot be reached, are logged: the contract stands without it, and
 * `contracts register` repeats it.
 */
export async function registerPayloadSchema(
  env: GovernanceEnv,
  contract: OdcsContract,
  requestId: string,
): Promise<void> {
  const subject = registrySubjectOf(contract);
  if (subject === undefined) return;
  try {
    const registered = await createSchemaRegistry(env.SCHEMA_REGISTRY).run("registerSchema", {
      subject,
      schema: JSON.stringify(avroOfContract(contract)),
      schemaType: "AVRO",
      references: [],
      metadata: null,
      ruleSet: null,
      normalize: false,
      id: null,
      version: null,
    });
    if (!registered.ok) log("warn", { requestId, schemaNotRegistered: registered.reason.code });
  } catch (error) {
    log("warn", { requestId, schemaNotRegistered: errorName(error) });
  }
}
