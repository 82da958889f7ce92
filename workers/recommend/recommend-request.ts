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
const categoryId = itemId;
const filterPair = z.string().max(128);
const order = z.strictObject({
  item: itemId,
  time: z
    .union([z.iso.datetime({ offset: true }), z.int().min(0)])
    .optional()
    .describe("RFC 3339 or epoch milliseconds; now where left out."),
});

const lists = {
  items: z
    .array(itemId)
    .max(LIST_MAX_ITEMS)
    .describe(
      "Recent items, oldest first: given here, the session's trail is not asked and the answer needs no call at all.",
    ),
  cart: z
    .array(itemId)
    .max(LIST_MAX_ITEMS)
    .describe("What is in the cart; never in the answer, like what the session is known to have put there."),
  exclude: z.array(itemId).max(LIST_MAX_ITEMS).describe("Never to be in the answer."),
  excludeCategories: z.array(categoryId).max(LIST_MAX_ITEMS).describe("None of their products is in the answer."),
  include: z
    .array(itemId)
    .max(LIST_MAX_ITEMS)
    .describe("The only products that may be in the answer, beside those of `includeCategories`."),
  includeCategories: z
    .array(categoryId)
    .max(LIST_MAX_ITEMS)
    .describe("The only categories that may be in the answer, beside the products of `include`."),
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
  category: categoryId.optional().describe("The category that the page shows."),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, "must be an ISO 4217 code such as USD")
    .optional()
    .describe(
      "ISO 4217: only products whose price is in it, as prices are not converted. Any currency where left out.",
    ),
  user: z
    .string()
    .min(1)
    .max(256)
    .optional()
    .describe(
      "The shop's own id of the signed-in person. It changes no answer: nothing about a person is kept where answers are made. Name their orders in `bought`.",
    ),
  locale: z
    .string()
    .max(35)
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, "must be a language tag such as en or de-CH")
    .optional()
    .describe("BCP 47. It changes no answer: titles are the catalog's, reasons are in English."),
  channel: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]{0,31}$/, "must be a channel's name, as in events")
    .optional()
    .describe("The storefront, as in events. It changes no answer: all channels share model and catalog."),
};

const DIVERSITY =
  "0 to 1: how much variety of categories and of content counts beside relevance (maximal marginal relevance). Costs accuracy.";
const EXPLORATION =
  "0 to 1: at most this share of the places goes to products that the model does not know yet; their strategy is `exploration`.";
const PRICE_BAND =
  "Rather products whose price is within this share of what the session looks at: 0.25 is from a quarter below to a quarter above the median. Others only where the answer would be short.";
const BOUGHT =
  "Orders that the caller knows of. A product is not answered again for 30 days, or, where it was bought repeatedly, until four fifths of the median time between are over. Used only where the answer may be personal.";

/** Shape of `POST /v1/recommendations/{placement}`; GET carries the same with lists separated by commas. */
export const recommendBodySchema = z
  .strictObject({
    ...common,
    items: lists.items.default([]),
    cart: lists.cart.default([]),
    exclude: lists.exclude.default([]),
    excludeCategories: lists.excludeCategories.default([]),
    include: lists.include.default([]),
    includeCategories: lists.includeCategories.default([]),
    filter: lists.filter.default([]),
    bought: z
      .array(z.union([itemId, order]))
      .max(LIST_MAX_ITEMS)
      .default([])
      .describe(BOUGHT),
    diversity: z.number().min(0).max(1).default(0).describe(DIVERSITY),
    exploration: z.number().min(0).max(1).default(0).describe(EXPLORATION),
    priceBand: z.number().gt(0).max(1).optional().describe(PRICE_BAND),
    limit: z.int().min(1).max(LIMIT_MAX).default(LIMIT_DEFAULT),
    personalization: z
      .boolean()
      .optional()
      .describe("The person's choice, where the caller knows it; false answers without the session."),
    explain: z.boolean().default(false).describe("Adds the trail and each strategy's share."),
  })
  .openapi("RecommendRequest");

export type RecommendBody = z.infer<typeof recommendBodySchema>;

const commaList = (schema: z.ZodType<string[], string[]>, example?: string) =>
  z
    .string()
    .optional()
    .transform((text) => (text === undefined || text === "" ? [] : text.split(",")))
    .pipe(schema)
    .openapi({
      type: "string",
      description: schema.description ?? "",
      ...(example === undefined ? {} : { example }),
    });

/** Coercion also takes what the document would call null. */
const queryShare = z.coerce
  .number()
  .min(0)
  .max(1)
  .default(0)
  .openapi({ type: "number", minimum: 0, maximum: 1, default: 0 });
const flag = z.enum(["true", "false", "1", "0"]).transform((text) => text === "true" || text === "1");

export const recommendQuerySchema = z.object({
  ...common,
  items: commaList(lists.items, "12,57"),
  cart: commaList(lists.cart),
  exclude: commaList(lists.exclude),
  excludeCategories: commaList(lists.excludeCategories),
  include: commaList(lists.include),
  includeCategories: commaList(lists.includeCategories),
  filter: commaList(lists.filter, "category:blouses,price:1000..5000"),
  bought: commaList(z.array(itemId).max(LIST_MAX_ITEMS).describe(`${BOUGHT} Times can be given in a body.`)),
  diversity: queryShare.describe(DIVERSITY),
  exploration: queryShare.describe(EXPLORATION),
  priceBand: z.coerce.number().gt(0).max(1).optional().describe(PRICE_BAND),
  limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(LIMIT_DEFAULT),
  personalization: flag.optional(),
  explain: flag.default(false),
});

export const RECOMMEND_NAMES: readonly string[] = Object.keys(recommendBodySchema.shape);

export const recommendAnswerSchema = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        score: z
          .number()
          .describe(
            "Higher is better; comparable within one answer. The order follows it unless `diversity` or `exploration` is asked for, and but for variants and prices out of the band, which come last.",
          ),
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
