import { readFileSync } from "node:fs";
import type { AvroSchemaJson, AvroValue } from "../../core/avro/schema.ts";
import type { JsonObject } from "../../core/json.ts";
import { rowSchema } from "../../core/lake/row-schema.ts";

const PRODUCT_VIEWED = JSON.parse(
  readFileSync(new URL("../../contracts/product_viewed.avsc", import.meta.url), "utf8"),
) as JsonObject;

/** A row of the lake: envelope and the payload of a product view. */
export const eventSchema: AvroSchemaJson = rowSchema(PRODUCT_VIEWED);

/** The same before the product view had `coupon`, and when its price was a `float`. */
export const earlierEventSchema: AvroSchemaJson = rowSchema({
  ...PRODUCT_VIEWED,
  fields: (PRODUCT_VIEWED.fields as readonly JsonObject[])
    .filter(({ name }) => name !== "coupon")
    .map((field) => (field.name === "price" ? { ...field, type: ["null", "float"] } : field)),
});

const TIME = Date.parse("2026-11-22T12:00:00Z");

/** Row number `n` with every property written out, as avsc wants it. */
export const eventOf = (n: number): AvroValue => ({
  id: `3f2b8c1e-7d4a-4c9e-9b1f-${String(n).padStart(12, "0")}`,
  type: "product_viewed",
  source: "https://shop.example",
  time: TIME + n,
  received: TIME + n + 250,
  session: "6f1c2a9b58de4f7a8a305e1b7c9d0f42",
  subject: n % 3 === 0 ? null : "8d0c7f1b2a3e4d5c6b7a8990a1b2c3d4",
  channel: "web",
  purposes: ["necessary", "analytics", "personalization"],
  bot: null,
  dataschema: "/v1/contracts/nearshelf.events.product_viewed/versions/1.1.0",
  broken: null,
  data: {
    product_id: `B-${1_000 + (n % 500)}`,
    category: "blouses",
    price: 28.99 + (n % 40),
    currency: "USD",
    quantity: 1,
    position: 1 + (n % 24),
    sku: null,
    name: "Linen blouse, short sleeve",
    brand: "Shelf & Sons",
    variant: null,
    coupon: null,
    value: null,
    image_url: null,
    url: "https://shop.example/women/blouses/b-1042",
  },
});
