import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  schema: "./adapters/catalog-store/schema.ts",
  out: "./migrations/catalog",
});
