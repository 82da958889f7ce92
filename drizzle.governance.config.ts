import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  schema: ["./adapters/api-keys/schema.ts", "./adapters/contract-store/schema.ts"],
  out: "./migrations/governance",
});
