import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-pool-workers";
import { defineConfig } from "vitest/config";

const migrations = async (database: string) => readD1Migrations(`./migrations/${database}`);

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: [
            "core/**/*.test.ts",
            "sdk/**/*.test.ts",
            "cli/**/*.test.ts",
            "demo/**/*.test.ts",
            "test/unit/**/*.test.ts",
            "bench/**/*.test.ts",
          ],
        },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            main: "./workers/index.ts",
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              bindings: {
                TEST_CATALOG_MIGRATIONS: await migrations("catalog"),
                TEST_GOVERNANCE_MIGRATIONS: await migrations("governance"),
              },
            },
          })),
        ],
        test: {
          name: "workerd",
          include: ["{adapters,durable-objects,workflows,http,workers}/**/*.test.ts", "test/workerd/**/*.test.ts"],
          setupFiles: ["./test/workerd/setup.ts"],
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
