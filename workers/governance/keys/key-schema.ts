import { z } from "@hono/zod-openapi";

export const apiKeySchema = z
  .object({
    id: z.string(),
    kind: z.enum(["publishable", "source"]),
    name: z.string(),
    origins: z.array(z.string()).readonly(),
    channel: z.string().nullable(),
    prefix: z.string(),
    createdAt: z.int().describe("Epoch milliseconds."),
    revokedAt: z.int().nullable(),
  })
  .openapi("ApiKey");

/** `https://shop.example`, `http://localhost:3000`: scheme, host and port exactly as a browser sends them. */
export const originSchema = z
  .string()
  .max(256)
  .regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/, "must be an exact origin such as https://shop.example")
  .refine((origin) => URL.canParse(origin) && new URL(origin).origin === origin, {
    error: "must be an origin as a browser sends it: a port that is the scheme's own is left out",
  });
