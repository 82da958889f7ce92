import { parseArgs } from "node:util";
import { isRole, ROLES } from "../../core/access/scopes.ts";
import { signToken } from "./sign-token.ts";

const { values } = parseArgs({ options: { role: { type: "string", default: "admin" } } });
if (!isRole(values.role)) {
  console.error(`There is no role ${JSON.stringify(values.role)}: use one of ${ROLES.join(", ")}.`);
  process.exit(1);
}
try {
  console.log(await signToken(values.role));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
