import { z } from "@hono/zod-openapi";
import { ITEM_ID_PATTERN, SESSION_ID_PATTERN } from "../../core/identifiers.ts";
import { LIMIT_MAX } from "../../core/recommend/recommend.ts";

/** Items that a request may name in one list. */
const LIST_MAX_ITEMS = 100;
const LIMIT_DEFAULT = 10;

const itemId = z
  .string()
  .regex(ITEM_ID_PATTERN, "must be a product id: up to 64 printable characters without spaces, commas or quotes");
const sessionId = z.string().regex(SESSION_ID_PATTERN, "must be a session id: up to 64 of A-Z a-z 0-9 . _ : -");
const filterPair = z.string().max(128);

const lists = {
  items: z
    .array(itemId)
    .max(LIST_MAX_ITEMS)
    .describe(
      "Recent items, oldest first: given here, the session's trail is not asked and the answer needs no call at all.",
    ),
  cart: z.array(itemId).max(LIST_MAX_ITEMS).describe("What is in the cart."),
  exclude: z.array(itemId).max(LIST_MAX_ITEMS).describe("Never to be in the answer."),
  filter: z
    .array(filterPair)
    .max(20)
    .describe(
      "`field:value` over `category`, `colour`, `price` (`price:1000..5000` in minor units); one field's values widen, fields narrow.",
    ),
};

const common = {
  session: sessionId.optional().describe("The browsing session, as in its events."),
  item: itemId.optional().describe("The product that the page shows."),
  category: itemId.optional().describe("The category that the page shows."),
};

/** Shape of `POST /v1/recommendations/{placement}`; GET carries the same with lists separated by commas. */
export const recommendBodySchema = z
  .object({
    ...common,
    items: lists.items.default([]),
    cart: lists.cart.default([]),
    exclude: lists.exclude.default([]),
    filter: lists.filter.default([]),
    limit: z.int().min(1).max(LIMIT_MAX).default(LIMIT_DEFAULT),
    personalization: z
      .boolean()
      .optional()
      .describe("The person's choice, where the caller knows it; false answers without the session."),
    explain: z.boolean().default(false).describe("Adds the trail and each strategy's share."),
  })
  .openapi("RecommendRequest");

export type RecommendBody = z.infer<typeof recommendBodySchema>;

const commaList = (schema: z.ZodType<string[], string[]>) =>
  z
    .string()
    .optional()
    .transform((text) => (text === undefined || text === "" ? [] : text.split(",")))
    .pipe(schema);

const flag = z.enum(["true", "false", "1", "0"]).transform((text) => text === "true" || text === "1");

export const recommendQuerySchema = z.object({
  ...common,
  items: commaList(lists.items).openapi({
    type: "string",
    description: lists.items.description ?? "",
    example: "12,57",
  }),
  cart: commaList(lists.cart).openapi({ type: "string", description: lists.cart.description ?? "" }),
  exclude: commaList(lists.exclude).openapi({ type: "string", description: lists.exclude.description ?? "" }),
  filter: commaList(lists.filter).openapi({
    type: "string",
    description: lists.filter.description ?? "",
    example: "category:blouses,price:1000..5000",
  }),
  limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(LIMIT_DEFAULT),
  personalization: flag.optional(),
  explain: flag.default(false),
});

export const recommendAnswerSchema = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        score: z.number().describe("Higher is better; comparable within one answer."),
        reason: z.string().describe("Why, in words for the person."),
        strategy: z.string(),
        because: z.array(z.string()).readonly().describe("Ids that led to it."),
        product: z
          .object({
            title: z.string(),
            category: z.string(),
            colour: z.string().nullable(),
            price: z.object({ amount: z.int().describe("Minor units."), currency: z.string() }),
            url: z.string().nullable(),
            image: z.string().nullable(),
          })
          .nullable()
          .describe("As the catalog has it now; null while the catalog cannot be asked."),
      }),
    ),
    model: z.string().nullable().describe("Version of the model that answered; null where none serves yet."),
    experiment: z.string().nullable(),
    degraded: z
      .boolean()
      .describe("Something that should have helped did not: the answer is good, not as good as it could be."),
    degradedBy: z.array(z.enum(["model", "session", "catalog", "vectors", "keys"])),
    requestId: z.string(),
    explain: z
      .object({
        personalized: z.boolean(),
        calls: z
          .int()
          .describe(
            "Calls out of the isolate that this answer waited for; bringing the isolate's own model or catalog up to date counts as one each.",
          ),
        trail: z.array(z.object({ item: z.string(), kind: z.string(), time: z.int() })),
        strategies: z.array(z.string()).readonly(),
        shares: z
          .array(
            z.object({
              item: z.string(),
              shares: z
                .array(z.object({ strategy: z.string(), score: z.number(), because: z.array(z.string()).readonly() }))
                .readonly(),
            }),
          )
          .readonly(),
      })
      .optional(),
  })
  .openapi("RecommendAnswer");

export type RecommendAnswerBody = z.infer<typeof recommendAnswerSchema>;
