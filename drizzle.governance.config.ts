import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  schema: "./adapters/api-keys/schema.ts",
  out: "./migrations/governance",
});
