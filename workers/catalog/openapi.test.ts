import { expect, it } from "vitest";
import { createCatalogApp } from "./app.ts";

it("the API reference describes every operation of the catalog", () => {
  const { paths } = createCatalogApp().getOpenAPI31Document({
    openapi: "3.1.0",
    info: { title: "catalog", version: "1" },
  });
  const operations = Object.entries(paths ?? {}).flatMap(([path, methods]) =>
    Object.keys(methods as object).map((method) => `${method} ${path}`),
  );
  expect(operations.sort()).toEqual([
    "delete /v1/products/{id}",
    "get /v1/categories",
    "get /v1/changes",
    "get /v1/products",
    "get /v1/products/{id}",
    "patch /v1/products/{id}",
    "post /v1/products",
    "post /v1/products/import",
    "post /v1/products/{id}/stock",
    "put /v1/products/{id}",
  ]);
});
