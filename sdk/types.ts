/**
 * Everything that a shop sees of the SDK. This file imports nothing but the events' types: the build publishes both as the type
 * declarations of `nearshelf.mjs`.
 */
import type { EventPayloads } from "./event-payloads.generated.ts";

/** Purposes that a person may grant or refuse; names are those of the platform. */
export type ConsentPurpose = "analytics" | "personalization" | "marketing" | "model_training";
export type ConsentStatement = { readonly [purpose in ConsentPurpose]?: boolean };

export interface ConsentState {
  /** Whether the person has chosen, now or on an earlier visit; show the banner while `false`. */
  readonly decided: boolean;
  /** Whether the browser sends Global Privacy Control: then only `analytics` can be granted. */
  readonly globalPrivacyControl: boolean;
  /** What holds, Global Privacy Control included. */
  readonly granted: { readonly [purpose in ConsentPurpose]: boolean };
}

export type EventData = { readonly [field: string]: unknown };

/** Event types that the platform has a contract for. */
export type EventType = keyof EventPayloads;

/** What an event of a type carries; of a type that is not known here, anything. */
export type EventDataOf<Type extends string> = Type extends EventType ? EventPayloads[Type] : EventData;

/** The payload may be left out where nothing in it is required. */
export type TrackArguments<Type extends string> =
  Record<never, never> extends EventDataOf<Type> ? [data?: EventDataOf<Type>] : [data: EventDataOf<Type>];

export interface PageView {
  /** Default: the location's path. Query and fragment are never sent. */
  readonly path?: string;
  readonly title?: string;
  readonly referrer?: string;
  readonly category?: string;
}

export interface ShopProduct {
  readonly id: string;
  readonly category?: string;
  /** In currency units: `28.99`. */
  readonly price?: number;
  /** ISO 4217. */
  readonly currency?: string;
  /** Position in the list that it was shown in, from 1. */
  readonly position?: number;
}

export interface CartLine extends ShopProduct {
  readonly quantity?: number;
  readonly cartId?: string;
}

export interface ShopOrder {
  readonly id: string;
  readonly products: readonly { readonly id: string; readonly quantity?: number; readonly price?: number }[];
  /** In currency units. */
  readonly total?: number;
  readonly currency?: string;
}

export type Placement = "home" | "product" | "category" | "cart" | "search";

export interface RecommendationContext {
  /** Product on show. */
  readonly item?: string;
  /** Products seen lately, oldest first; the session's trail serves where this is left out. */
  readonly items?: readonly string[];
  readonly cart?: readonly string[];
  readonly category?: string;
  readonly limit?: number;
  /** `category:blouses`, `colour:navy`, `price:1000..5000` (minor units). */
  readonly filter?: readonly string[];
  readonly exclude?: readonly string[];
  readonly excludeCategories?: readonly string[];
  /** The only products and categories that may be answered. */
  readonly include?: readonly string[];
  readonly includeCategories?: readonly string[];
  /** Bought lately: not to be offered again for a while. */
  readonly bought?: readonly string[];
  /** ISO 4217: only products that are priced in it. */
  readonly currency?: string;
  /** 0.25: rather products from a quarter below to a quarter above what the session looks at. */
  readonly priceBand?: number;
  /** 0 (default) to 1: variety beside relevance. */
  readonly diversity?: number;
  /** 0 (default) to 1: most of the places that products get which nobody has seen yet. */
  readonly exploration?: number;
  /** Asks for the trail and the strategies behind the answer. */
  readonly explain?: boolean;
  /** `false` asks for an answer that knows nothing of the person, whatever the consent. */
  readonly personalization?: boolean;
}

export interface RecommendedItem {
  readonly id: string;
  readonly score: number;
  /** In words, to be shown. */
  readonly reason: string;
  readonly strategy: string;
  /** Ids that led to it. */
  readonly because: readonly string[];
  readonly product: {
    readonly title: string;
    readonly category: string;
    readonly colour: string | null;
    /** Integer minor units. */
    readonly price: { readonly amount: number; readonly currency: string };
    readonly url: string | null;
    readonly image: string | null;
  };
}

export interface RecommendationAnswer {
  /** The placement that was asked for. */
  readonly placement: Placement;
  readonly items: readonly RecommendedItem[];
  readonly model: string | null;
  readonly experiment: unknown;
  /** `true` when something was missing; `degradedBy` names it. An answer that never came has `network`, `timeout` or `http_STATUS`. */
  readonly degraded: boolean;
  readonly degradedBy: readonly string[];
  /** Empty when no answer came. */
  readonly requestId: string;
  readonly explain?: {
    readonly trail: readonly { readonly item: string; readonly kind: string; readonly time: number }[];
    readonly strategies: readonly unknown[];
  };
}

export interface Problem {
  /** Stable code of the platform, e.g. `contract_violation`, or `http_STATUS`. */
  readonly code: string;
  readonly detail: string;
  /** Ids of the events that will not be sent again. */
  readonly events: readonly string[];
}

export interface NearshelfOptions {
  /** Publishable key, `pk_…`. */
  readonly key: string;
  /** Origin of the platform, e.g. `https://shelf.example.com`. Default: the page's own. */
  readonly endpoint?: string;
  /**
   * `ask` (default): nothing is stored or sent until `consent()` is called, and the choice is remembered.
   * `granted` and `denied`: the shop's own consent tool decides anew on every page.
   */
  readonly consent?: "ask" | "granted" | "denied";
  /** Sends `page_viewed` by itself: at the start, or as soon as consent is given. */
  readonly autoPage?: boolean;
  /** Storefront, where a shop has several. */
  readonly channel?: string;
  /** The shop's own id of a signed-in person. */
  readonly user?: string;
  /** How long `recommend()` waits, default 1500 ms. */
  readonly timeoutMs?: number;
  /** Hears of events that the platform refused for good. */
  readonly onProblem?: (problem: Problem) => void;
}

export interface Nearshelf {
  page(view?: PageView): void;
  productViewed(product: ShopProduct): void;
  addedToCart(line: CartLine): void;
  removedFromCart(line: CartLine): void;
  purchased(order: ShopOrder): void;
  /** Says that an answer's items were shown; an empty answer says nothing. */
  recommendationShown(answer: RecommendationAnswer): void;
  recommendationClicked(answer: RecommendationAnswer, item: RecommendedItem): void;
  /** Payloads of known types are checked as they are typed; `product_viewed` needs a `product_id`. */
  track<Type extends EventType | (string & Record<never, never>)>(type: Type, ...data: TrackArguments<Type>): void;
  /** Grants and refuses purposes (those not named stay as they are) and answers what now holds; without an argument only answers. */
  consent(statement?: ConsentStatement): ConsentState;
  /** Never rejects: where no answer comes it resolves to an empty, degraded one. */
  recommend(placement: Placement, context?: RecommendationContext): Promise<RecommendationAnswer>;
  /** Id of this visit: 30 minutes without activity end it. In memory only until analytics or personalization is granted. */
  session(): string;
  /** Sends what waits, now; resolves when it was tried. */
  flush(): Promise<void>;
  /** Events waiting, and events given up since the page loaded because too many waited or the platform refused them. */
  status(): { readonly waiting: number; readonly dropped: number };
}

/** Starts the SDK on this page; called once. */
export type CreateNearshelf = (options: NearshelfOptions) => Nearshelf;
