// Generated from contracts/ by scripts/generate-contracts.mjs; do not edit.

/** What each event carries, by its type; its contract says more. */
export interface EventPayloads {
  /** A cart was shared. */
  readonly cart_shared: {
    /** Channel of the message. */
    readonly share_via?: string | null | undefined;
    /** The message; what is personal in it is redacted. */
    readonly share_message?: string | null | undefined;
    /** To whom it was sent; not stored. */
    readonly recipient?: string | null | undefined;
    /** The shop's own cart id. */
    readonly cart_id?: string | null | undefined;
    /** Products in the cart. */
    readonly products?: readonly {
      /** The shop's own product id (SKU). */
      readonly product_id: string;
      /** Category id. */
      readonly category?: string | null | undefined;
      /** Price of one unit, in decimal currency units. */
      readonly price?: number | null | undefined;
      /** Units. */
      readonly quantity?: number | null | undefined;
      /** Place in the list, from 1. */
      readonly position?: number | null | undefined;
      /** Stock keeping unit, where it is not the product id. */
      readonly sku?: string | null | undefined;
      /** Name of the product. */
      readonly name?: string | null | undefined;
      /** Brand. */
      readonly brand?: string | null | undefined;
      /** Variant, e.g. colour or size. */
      readonly variant?: string | null | undefined;
      /** Coupon code of the product. */
      readonly coupon?: string | null | undefined;
      /** Address of the product's image; query and fragment are cut off at ingestion. */
      readonly image_url?: string | null | undefined;
      /** Address of the product's page; query and fragment are cut off at ingestion. */
      readonly url?: string | null | undefined;
    }[] | null | undefined;
  };
  /** The cart was shown. */
  readonly cart_viewed: {
    /** The shop's own cart id. */
    readonly cart_id?: string | null | undefined;
    /** Products in the cart. */
    readonly products?: readonly {
      /** The shop's own product id (SKU). */
      readonly product_id: string;
      /** Category id. */
      readonly category?: string | null | undefined;
      /** Price of one unit, in decimal currency units. */
      readonly price?: number | null | undefined;
      /** Units. */
      readonly quantity?: number | null | undefined;
      /** Place in the list, from 1. */
      readonly position?: number | null | undefined;
      /** Stock keeping unit, where it is not the product id. */
      readonly sku?: string | null | undefined;
      /** Name of the product. */
      readonly name?: string | null | undefined;
      /** Brand. */
      readonly brand?: string | null | undefined;
      /** Variant, e.g. colour or size. */
      readonly variant?: string | null | undefined;
      /** Coupon code of the product. */
      readonly coupon?: string | null | undefined;
      /** Address of the product's image; query and fragment are cut off at ingestion. */
      readonly image_url?: string | null | undefined;
      /** Address of the product's page; query and fragment are cut off at ingestion. */
      readonly url?: string | null | undefined;
    }[] | null | undefined;
    /** Total value, in decimal currency units. */
    readonly value?: number | null | undefined;
    /** ISO 4217 currency of the prices. */
    readonly currency?: string | null | undefined;
  };
  /** The checkout was begun. */
  readonly checkout_started: {
    /** The shop's own order id. */
    readonly order_id?: string | null | undefined;
    /** The shop's own cart id. */
    readonly cart_id?: string | null | undefined;
    /** Products in the checkout. */
    readonly products?: readonly {
      /** The shop's own product id (SKU). */
      readonly product_id: string;
      /** Category id. */
      readonly category?: string | null | undefined;
      /** Price of one unit, in decimal currency units. */
      readonly price?: number | null | undefined;
      /** Units. */
      readonly quantity?: number | null | undefined;
      /** Place in the list, from 1. */
      readonly position?: number | null | undefined;
      /** Stock keeping unit, where it is not the product id. */
      readonly sku?: string | null | undefined;
      /** Name of the product. */
      readonly name?: string | null | undefined;
      /** Brand. */
      readonly brand?: string | null | undefined;
      /** Variant, e.g. colour or size. */
      readonly variant?: string | null | undefined;
      /** Coupon code of the product. */
      readonly coupon?: string | null | undefined;
      /** Address of the product's image; query and fragment are cut off at ingestion. */
      readonly image_url?: string | null | undefined;
      /** Address of the product's page; query and fragment are cut off at ingestion. */
      readonly url?: string | null | undefined;
    }[] | null | undefined;
    /** Total value, in decimal currency units. */
    readonly value?: number | null | undefined;
    /** Order total, in decimal currency units. */
    readonly total?: number | null | undefined;
    /** ISO 4217 currency of the prices. */
    readonly currency?: string | null | undefined;
    /** The shop's own checkout id. */
    readonly checkout_id?: string | null | undefined;
    /** Store or affiliation of the sale. */
    readonly affiliation?: string | null | undefined;
    /** Coupon code of the order. */
    readonly coupon?: string | null | undefined;
    /** Total before discount, tax and shipping, in decimal currency units. */
    readonly subtotal?: number | null | undefined;
    /** Revenue without shipping and tax, in decimal currency units. */
    readonly revenue?: number | null | undefined;
    /** Shipping cost, in decimal currency units. */
    readonly shipping?: number | null | undefined;
    /** Tax, in decimal currency units. */
    readonly tax?: number | null | undefined;
    /** Discount, in decimal currency units. */
    readonly discount?: number | null | undefined;
  };
  /** A step of the checkout was completed. */
  readonly checkout_step_completed: {
    /** The shop's own checkout id. */
    readonly checkout_id: string;
    /** Step of the checkout, from 1. */
    readonly step?: number | null | undefined;
    /** Way of shipping. */
    readonly shipping_method?: string | null | undefined;
    /** Way of paying; never a number of a card. */
    readonly payment_method?: string | null | undefined;
  };
  /** A step of the checkout was shown. */
  readonly checkout_step_viewed: {
    /** The shop's own checkout id. */
    readonly checkout_id: string;
    /** Step of the checkout, from 1. */
    readonly step?: number | null | undefined;
    /** Way of shipping. */
    readonly shipping_method?: string | null | undefined;
    /** Way of paying; never a number of a card. */
    readonly payment_method?: string | null | undefined;
  };
  /** The person stated or changed consent; the statement itself travels in the event's `consent`. */
  readonly consent_updated: Readonly<Record<string, never>>;
  /** A coupon was applied. */
  readonly coupon_applied: {
    /** The shop's own order id. */
    readonly order_id?: string | null | undefined;
    /** The shop's own cart id. */
    readonly cart_id?: string | null | undefined;
    /** The shop's own coupon id. */
    readonly coupon_id: string;
    /** Name of the coupon. */
    readonly coupon_name?: string | null | undefined;
    /** Discount, in decimal currency units. */
    readonly discount?: number | null | undefined;
  };
  /** A coupon was refused. */
  readonly coupon_denied: {
    /** The shop's own order id. */
    readonly order_id?: string | null | undefined;
    /** The shop's own cart id. */
    readonly cart_id?: string | null | undefined;
    /** The shop's own coupon id. */
    readonly coupon_id: string;
    /** Name of the coupon. */
    readonly coupon_name?: string | null | undefined;
    /** Why; what is personal in it is redacted. */
    readonly reason?: string | null | undefined;
  };
  /** A coupon was entered. */
  readonly coupon_entered: {
    /** The shop's own order id. */
    readonly order_id?: string | null | undefined;
    /** The shop's own cart id. */
    readonly cart_id?: string | null | undefined;
    /** The shop's own coupon id. */
    readonly coupon_id: string;
  };
  /** A coupon was taken back. */
  readonly coupon_removed: {
    /** The shop's own order id. */
    readonly order_id?: string | null | undefined;
    /** The shop's own cart id. */
    readonly cart_id?: string | null | undefined;
    /** The shop's own coupon id. */
    readonly coupon_id: string;
    /** Name of the coupon. */
    readonly coupon_name?: string | null | undefined;
    /** Discount, in decimal currency units. */
    readonly discount?: number | null | undefined;
  };
  /** A person was said to belong to a group (Segment group). */
  readonly group_joined: {
    /** Keyed pseudonym of the group. */
    readonly group?: string | null | undefined;
    /** Names of the traits that were stated, by comma; their values are not part of an event. */
    readonly traits?: string | null | undefined;
  };
  /** An order was cancelled. */
  readonly order_cancelled: {
    /** The shop's own order id. */
    readonly order_id: string;
    /** Order lines. */
    readonly products?: readonly {
      /** The shop's own product id (SKU). */
      readonly product_id: string;
      /** Category id. */
      readonly category?: string | null | undefined;
      /** Price of one unit, in decimal currency units. */
      readonly price?: number | null | undefined;
      /** Units. */
      readonly quantity?: number | null | undefined;
      /** Place in the list, from 1. */
      readonly position?: number | null | undefined;
      /** Stock keeping unit, where it is not the product id. */
      readonly sku?: string | null | undefined;
      /** Name of the product. */
      readonly name?: string | null | undefined;
      /** Brand. */
      readonly brand?: string | null | undefined;
      /** Variant, e.g. colour or size. */
      readonly variant?: string | null | undefined;
      /** Coupon code of the product. */
      readonly coupon?: string | null | undefined;
      /** Address of the product's image; query and fragment are cut off at ingestion. */
      readonly image_url?: string | null | undefined;
      /** Address of the product's page; query and fragment are cut off at ingestion. */
      readonly url?: string | null | undefined;
    }[] | null | undefined;
    /** Order total, in decimal currency units. */
    readonly total?: number | null | undefined;
    /** ISO 4217 currency of the prices. */
    readonly currency?: string | null | undefined;
    /** The shop's own checkout id. */
    readonly checkout_id?: string | null | undefined;
    /** Store or affiliation of the sale. */
    readonly affiliation?: string | null | undefined;
    /** Coupon code of the order. */
    readonly coupon?: string | null | undefined;
    /** Total before discount, tax and shipping, in decimal currency units. */
    readonly subtotal?: number | null | undefined;
    /** Revenue without shipping and tax, in decimal currency units. */
    readonly revenue?: number | null | undefined;
    /** Shipping cost, in decimal currency units. */
    readonly shipping?: number | null | undefined;
    /** Tax, in decimal currency units. */
    readonly tax?: number | null | undefined;
    /** Discount, in decimal currency units. */
    readonly discount?: number | null | undefined;
    /** Why, in words; what is personal in it is redacted. */
    readonly reason?: string | null | undefined;
  };
  /** An order was placed. */
  readonly order_completed: {
    /** The shop's own order id. */
    readonly order_id: string;
    /** Order lines. */
    readonly products: readonly {
      /** The shop's own product id (SKU). */
      readonly product_id: string;
      /** Category id. */
      readonly category?: string | null | undefined;
      /** Price of one unit, in decimal currency units. */
      readonly price?: number | null | undefined;
      /** Units. */
      readonly quantity?: number | null | undefined;
      /** Place in the list, from 1. */
      readonly position?: number | null | undefined;
      /** Stock keeping unit, where it is not the product id. */
      readonly sku?: string | null | undefined;
      /** Name of the product. */
      readonly name?: string | null | undefined;
      /** Brand. */
      readonly brand?: string | null | undefined;
      /** Variant, e.g. colour or size. */
      readonly variant?: string | null | undefined;
      /** Coupon code of the product. */
      readonly coupon?: string | null | undefined;
      /** Address of the product's image; query and fragment are cut off at ingestion. */
      readonly image_url?: string | null | undefined;
      /** Address of the product's page; query and fragment are cut off at ingestion. */
      readonly url?: string | null | undefined;
    }[];
    /** Order total, in decimal currency units. */
    readonly total?: number | null | undefined;
    /** ISO 4217 currency of the prices. */
    readonly currency?: string | null | undefined;
    /** The shop's own checkout id. */
    readonly checkout_id?: string | null | undefined;
    /** Store or affiliation of the sale. */
    readonly affiliation?: string | null | undefined;
    /** Coupon code of the order. */
    readonly coupon?: string | null | undefined;
    /** Total before discount, tax and shipping, in decimal currency units. */
    readonly subtotal?: number | null | undefined;
    /** Revenue without shipping and tax, in decimal currency units. */
    readonly revenue?: number | null | undefined;
    /** Shipping cost, in decimal currency units. */
    readonly shipping?: number | null | undefined;
    /** Tax, in decimal currency units. */
    readonly tax?: number | null | undefined;
    /** Discount, in decimal currency units. */
    readonly discount?: number | null | undefined;
  };
  /** An order was refunded, whole or in part. */
  readonly order_refunded: {
    /** The shop's own order id. */
    readonly order_id: string;
    /** Refunded lines; left out where the whole order was refunded. */
    readonly products?: readonly {
      /** The shop's own product id (SKU). */
      readonly product_id: string;
      /** Category id. */
      readonly category?: string | null | undefined;
      /** Price of one unit, in decimal currency units. */
      readonly price?: number | null | undefined;
      /** Units. */
      readonly quantity?: number | null | undefined;
      /** Place in the list, from 1. */
      readonly position?: number | null | undefined;
      /** Stock keeping unit, where it is not the product id. */
      readonly sku?: string | null | undefined;
      /** Name of the product. */
      readonly name?: string | null | undefined;
      /** Brand. */
      readonly brand?: string | null | undefined;
      /** Variant, e.g. colour or size. */
      readonly variant?: string | null | undefined;
      /** Coupon code of the product. */
      readonly coupon?: string | null | undefined;
      /** Address of the product's image; query and fragment are cut off at ingestion. */
      readonly image_url?: string | null | undefined;
      /** Address of the product's page; query and fragment are cut off at ingestion. */
      readonly url?: string | null | undefined;
    }[] | null | undefined;
    /** Order total, in decimal currency units. */
    readonly total?: number | null | undefined;
    /** ISO 4217 currency of the prices. */
    readonly currency?: string | null | undefined;
    /** Store or affiliation of the sale. */
    readonly affiliation?: string | null | undefined;
    /** Coupon code of the order. */
    readonly coupon?: string | null | undefined;
    /** Total before discount, tax and shipping, in decimal currency units. */
    readonly subtotal?: number | null | undefined;
    /** Revenue without shipping and tax, in decimal currency units. */
    readonly revenue?: number | null | undefined;
    /** Shipping cost, in decimal currency units. */
    readonly shipping?: number | null | undefined;
    /** Tax, in decimal currency units. */
    readonly tax?: number | null | undefined;
    /** Discount, in decimal currency units. */
    readonly discount?: number | null | undefined;
    /** Why, in words; what is personal in it is redacted. */
    readonly reason?: string | null | undefined;
  };
  /** An order was changed. */
  readonly order_updated: {
    /** The shop's own order id. */
    readonly order_id: string;
    /** Order lines. */
    readonly products?: readonly {
      /** The shop's own product id (SKU). */
      readonly product_id: string;
      /** Category id. */
      readonly category?: string | null | undefined;
      /** Price of one unit, in decimal currency units. */
      readonly price?: number | null | undefined;
      /** Units. */
      readonly quantity?: number | null | undefined;
      /** Place in the list, from 1. */
      readonly position?: number | null | undefined;
      /** Stock keeping unit, where it is not the product id. */
      readonly sku?: string | null | undefined;
      /** Name of the product. */
      readonly name?: string | null | undefined;
      /** Brand. */
      readonly brand?: string | null | undefined;
      /** Variant, e.g. colour or size. */
      readonly variant?: string | null | undefined;
      /** Coupon code of the product. */
      readonly coupon?: string | null | undefined;
      /** Address of the product's image; query and fragment are cut off at ingestion. */
      readonly image_url?: string | null | undefined;
      /** Address of the product's page; query and fragment are cut off at ingestion. */
      readonly url?: string | null | undefined;
    }[] | null | undefined;
    /** Order total, in decimal currency units. */
    readonly total?: number | null | undefined;
    /** ISO 4217 currency of the prices. */
    readonly currency?: string | null | undefined;
    /** The shop's own checkout id. */
    readonly checkout_id?: string | null | undefined;
    /** Store or affiliation of the sale. */
    readonly affiliation?: string | null | undefined;
    /** Coupon code of the order. */
    readonly coupon?: string | null | undefined;
    /** Total before discount, tax and shipping, in decimal currency units. */
    readonly subtotal?: number | null | undefined;
    /** Revenue without shipping and tax, in decimal currency units. */
    readonly revenue?: number | null | undefined;
    /** Shipping cost, in decimal currency units. */
    readonly shipping?: number | null | undefined;
    /** Tax, in decimal currency units. */
    readonly tax?: number | null | undefined;
    /** Discount, in decimal currency units. */
    readonly discount?: number | null | undefined;
  };
  /** A page is still being read (Snowplow page ping). */
  readonly page_pinged: {
    /** Path of the page, without query and fragment. */
    readonly path: string;
    /** Title of the page. */
    readonly title?: string | null | undefined;
    /** Address that led here; query and fragment are cut off at ingestion. */
    readonly referrer?: string | null | undefined;
  };
  /** A page of the shop was shown. */
  readonly page_viewed: {
    /** Path of the page, without query and fragment. */
    readonly path: string;
    /** Title of the page; what is personal in it is redacted. */
    readonly title?: string | null | undefined;
    /** Address that led here; query and fragment are cut off at ingestion. */
    readonly referrer?: string | null | undefined;
    /** Category id, on a category page. */
    readonly category?: string | null | undefined;
    /** Name of the page. */
    readonly name?: string | null | undefined;
    /** Address of the page; query and fragment are cut off at ingestion. */
    readonly url?: string | null | undefined;
    /** Name of the campaign (utm_campaign). */
    readonly campaign?: string | null | undefined;
    /** Source of the campaign (utm_source). */
    readonly campaign_source?: string | null | undefined;
    /** Medium of the campaign (utm_medium). */
    readonly campaign_medium?: string | null | undefined;
    /** Kind of device: `desktop`, `mobile`, `tablet` or `other`. */
    readonly device?: string | null | undefined;
  };
  /** A way of paying was chosen; what was typed is not sent. */
  readonly payment_info_entered: {
    /** The shop's own checkout id. */
    readonly checkout_id?: string | null | undefined;
    /** The shop's own order id. */
    readonly order_id?: string | null | undefined;
    /** Step of the checkout, from 1. */
    readonly step?: number | null | undefined;
    /** Way of shipping. */
    readonly shipping_method?: string | null | undefined;
    /** Way of paying; never a number of a card. */
    readonly payment_method?: string | null | undefined;
  };
  /** A product was put into the cart. */
  readonly product_added: {
    /** The shop's own product id (SKU). */
    readonly product_id: string;
    /** Category id. */
    readonly category?: string | null | undefined;
    /** Price of one unit, in decimal currency units. */
    readonly price?: number | null | undefined;
    /** ISO 4217 currency of the prices. */
    readonly currency?: string | null | undefined;
    /** Units. */
    readonly quantity?: number | null | undefined;
    /** Place in the list that led here, from 1. */
    readonly position?: number | null | undefined;
    /** Stock keeping unit, where it is not the product id. */
    readonly sku?: string | null | undefined;
    /** Name of the product. */
    readonly name?: string | null | undefined;
    /** Brand. */
    readonly brand?: string | null | undefined;
    /** Variant, e.g. colour or size. */
    readonly variant?: string | null | undefined;
    /** Coupon code of the product. */
    readonly coupon?: string | null | undefined;
    /** Value of the interaction, in decimal currency units. */
    readonly value?: number | null | undefined;
    /** Address of the product's image; query and fragment are cut off at ingestion. */
    readonly image_url?: string | null | undefined;
    /** Address of the product's page; query and fragment are cut off at ingestion. */
    readonly url?: string | null | undefined;
    /** The shop's own cart id. */
    readonly cart_id?: string | null | undefined;
  };
  /** A product was put on a wishlist. */
  readonly product_added_to_wishlist: {
    /** The shop's own wishlist id. */
    readonly wishlist_id?: string | null | undefined;
    /** Name of the wishlist. */
    readonly wishlist_name?: string | null | undefined;
    /** The shop's own product id (SKU). */
    readonly product_id: string;
    /** Category id. */
    readonly category?: string | null | undefined;
    /** Price of one unit, in decimal currency units. */
    readonly price?: number | null | undefined;
    /** ISO 4217 currency of the prices. */
    readonly currency?: string | null | undefined;
    /** Units. */
    readonly quantity?: number | null | undefined;
    /** Place in the list that led here, from 1. */
    readonly position?: number | null | undefined;
    /** Stock keeping unit, where it is not the product id. */
    readonly sku?: string | null | undefined;
    /** Name of the product. */
    readonly name?: string | null | undefined;
    /** Brand. */
    readonly brand?: string | null | undefined;
    /** Variant, e.g. colour or size. */
    readonly variant?: string | null | undefined;
    /** Coupon code of the product. */
    readonly coupon?: string | null | undefined;
    /** Value of the interaction, in decimal currency units. */
    readonly value?: number | null | undefined;
    /** Address of the product's image; query and fragment are cut off at ingestion. */
    readonly image_url?: string | null | undefined;
    /** Address of the product's page; query and fragment are cut off at ingestion. */
    readonly url?: string | null | undefined;
  };
  /** A product was chosen in a list. */
  readonly product_clicked: {
    /** The shop's own product id (SKU). */
    readonly product_id: string;
    /** Category id. */
    readonly category?: string | null | undefined;
    /** Price of one unit, in decimal currency units. */
    readonly price?: number | null | undefined;
    /** ISO 4217 currency of the prices. */
    readonly currency?: string | null | undefined;
    /** Units. */
    readonly quantity?: number | null | undefined;
    /** Place in the list that led here, from 1. */
    readonly position?: number | null | undefined;
    /** Stock keeping unit, where it is not the product id. */
    readonly sku?: string | null | undefined;
    /** Name of the product. */
    readonly name?: string | null | undefined;
    /** Brand. */
    readonly brand?: string | null | undefined;
    /** Variant, e.g. colour or size. */
    readonly variant?: string | null | undefined;
    /** Coupon code of the product. */
    readonly coupon?: string | null | undefined;
    /** Value of the interaction, in decimal currency units. */
    readonly value?: number | null | undefined;
    /** Address of the product's image; query and fragment are cut off at ingestion. */
    readonly image_url?: string | null | undefined;
    /** Address of the product's page; query and fragment are cut off at ingestion. */
    readonly url?: string | null | undefined;
  };
  /** A list of products was filtered or sorted. */
  readonly product_list_filtered: {
    /** The shop's own id of the list. */
    readonly list_id?: string | null | undefined;
    /** Category id. */
    readonly category?: string | null | undefined;
    /** Filters in force. */
    readonly filters?: readonly {
      /** What it works on, e.g. `price`. */
      readonly type: string;
      /** What was chosen. */
      readonly value: string;
    }[] | null | undefined;
    /** Orders in force. */
    readonly sorts?: readonly {
      /** What it works on, e.g. `price`. */
      readonly type: string;
      /** What was chosen. */
      readonly value: string;
    }[] | null | undefined;
    /** Products shown, in order. */
    readonly products?: readonly {
      /** The shop's own product id (SKU). */
      readonly product_id: string;
      /** Category id. */
      readonly category?: string | null | undefined;
      /** Price of one unit, in decimal currency units. */
      readonly price?: number | null | undefined;
      /** Units. */
      readonly quantity?: number | null | undefined;
      /** Place in the list, from 1. */
      readonly position?: number | null | undefined;
      /** Stock keeping unit, where it is not the product id. */
      readonly sku?: string | null | undefined;
      /** Name of the product. */
      readonly name?: string | null | undefined;
      /** Brand. */
      readonly brand?: string | null | undefined;
      /** Variant, e.g. colour or size. */
      readonly variant?: string | null | undefined;
      /** Coupon code of the product. */
      readonly coupon?: string | null | undefined;
      /** Address of the product's image; query and fragment are cut off at ingestion. */
      readonly image_url?: string | null | undefined;
      /** Address of the product's page; query and fragment are cut off at ingestion. */
      readonly url?: string | null | undefined;
    }[] | null | undefined;
  };
  /** A list or category of products was shown. */
  readonly product_list_viewed: {
    /** The shop's own id of the list. */
    readonly list_id?: string | null | undefined;
    /** Category id. */
    readonly category?: string | null | undefined;
    /** Products shown, in order. */
    readonly products?: readonly {
      /** The shop's own product id (SKU). */
      readonly product_id: string;
      /** Category id. */
      readonly category?: string | null | undefined;
      /** Price of one unit, in decimal currency units. */
      readonly price?: number | null | undefined;
      /** Units. */
      readonly quantity?: number | null | undefined;
      /** Place in the list, from 1. */
      readonly position?: number | null | undefined;
      /** Stock keeping unit, where it is not the product id. */
      readonly sku?: string | null | undefined;
      /** Name of the product. */
      readonly name?: string | null | undefined;
      /** Brand. */
      readonly brand?: string | null | undefined;
      /** Variant, e.g. colour or size. */
      readonly variant?: string | null | undefined;
      /** Coupon code of the product. */
      readonly coupon?: string | null | undefined;
      /** Address of the product's image; query and fragment are cut off at ingestion. */
      readonly image_url?: string | null | undefined;
      /** Address of the product's page; query and fragment are cut off at ingestion. */
      readonly url?: string | null | undefined;
    }[] | null | undefined;
  };
  /** A product was taken out of the cart. */
  readonly product_removed: {
    /** The shop's own product id (SKU). */
    readonly product_id: string;
    /** Category id. */
    readonly category?: string | null | undefined;
    /** Price of one unit, in decimal currency units. */
    readonly price?: number | null | undefined;
    /** ISO 4217 currency of the prices. */
    readonly currency?: string | null | undefined;
    /** Units. */
    readonly quantity?: number | null | undefined;
    /** Place in the list that led here, from 1. */
    readonly position?: number | null | undefined;
    /** Stock keeping unit, where it is not the product id. */
    readonly sku?: string | null | undefined;
    /** Name of the product. */
    readonly name?: string | null | undefined;
    /** Brand. */
    readonly brand?: string | null | undefined;
    /** Variant, e.g. colour or size. */
    readonly variant?: string | null | undefined;
    /** Coupon code of the product. */
    readonly coupon?: string | null | undefined;
    /** Value of the interaction, in decimal currency units. */
    readonly value?: number | null | undefined;
    /** Address of the product's image; query and fragment are cut off at ingestion. */
    readonly image_url?: string | null | undefined;
    /** Address of the product's page; query and fragment are cut off at ingestion. */
    readonly url?: string | null | undefined;
    /** The shop's own cart id. */
    readonly cart_id?: string | null | undefined;
  };
  /** A product was taken off a wishlist. */
  readonly product_removed_from_wishlist: {
    /** The shop's own wishlist id. */
    readonly wishlist_id?: string | null | undefined;
    /** Name of the wishlist. */
    readonly wishlist_name?: string | null | undefined;
    /** The shop's own product id (SKU). */
    readonly product_id: string;
    /** Category id. */
    readonly category?: string | null | undefined;
    /** Price of one unit, in decimal currency units. */
    readonly price?: number | null | undefined;
    /** ISO 4217 currency of the prices. */
    readonly currency?: string | null | undefined;
    /** Units. */
    readonly quantity?: number | null | undefined;
    /** Place in the list that led here, from 1. */
    readonly position?: number | null | undefined;
    /** Stock keeping unit, where it is not the product id. */
    readonly sku?: string | null | undefined;
    /** Name of the product. */
    readonly name?: string | null | undefined;
    /** Brand. */
    readonly brand?: string | null | undefined;
    /** Variant, e.g. colour or size. */
    readonly variant?: string | null | undefined;
    /** Coupon code of the product. */
    readonly coupon?: string | null | undefined;
    /** Value of the interaction, in decimal currency units. */
    readonly value?: number | null | undefined;
    /** Address of the product's image; query and fragment are cut off at ingestion. */
    readonly image_url?: string | null | undefined;
    /** Address of the product's page; query and fragment are cut off at ingestion. */
    readonly url?: string | null | undefined;
  };
  /** A product was reviewed. */
  readonly product_reviewed: {
    /** The shop's own product id (SKU). */
    readonly product_id: string;
    /** The shop's own review id. */
    readonly review_id?: string | null | undefined;
    /** The review; what is personal in it is redacted. */
    readonly review_body?: string | null | undefined;
    /** The rating given. */
    readonly rating?: string | null | undefined;
  };
  /** A product was shared. */
  readonly product_shared: {
    /** Channel of the message. */
    readonly share_via?: string | null | undefined;
    /** The message; what is personal in it is redacted. */
    readonly share_message?: string | null | undefined;
    /** To whom it was sent; not stored. */
    readonly recipient?: string | null | undefined;
    /** The shop's own product id (SKU). */
    readonly product_id: string;
    /** Category id. */
    readonly category?: string | null | undefined;
    /** Price of one unit, in decimal currency units. */
    readonly price?: number | null | undefined;
    /** ISO 4217 currency of the prices. */
    readonly currency?: string | null | undefined;
    /** Units. */
    readonly quantity?: number | null | undefined;
    /** Place in the list that led here, from 1. */
    readonly position?: number | null | undefined;
    /** Stock keeping unit, where it is not the product id. */
    readonly sku?: string | null | undefined;
    /** Name of the product. */
    readonly name?: string | null | undefined;
    /** Brand. */
    readonly brand?: string | null | undefined;
    /** Variant, e.g. colour or size. */
    readonly variant?: string | null | undefined;
    /** Coupon code of the product. */
    readonly coupon?: string | null | undefined;
    /** Value of the interaction, in decimal currency units. */
    readonly value?: number | null | undefined;
    /** Address of the product's image; query and fragment are cut off at ingestion. */
    readonly image_url?: string | null | undefined;
    /** Address of the product's page; query and fragment are cut off at ingestion. */
    readonly url?: string | null | undefined;
  };
  /** A product's page was shown. */
  readonly product_viewed: {
    /** The shop's own product id (SKU). */
    readonly product_id: string;
    /** Category id. */
    readonly category?: string | null | undefined;
    /** Price of one unit, in decimal currency units. */
    readonly price?: number | null | undefined;
    /** ISO 4217 currency of the prices. */
    readonly currency?: string | null | undefined;
    /** Units. */
    readonly quantity?: number | null | undefined;
    /** Place in the list that led here, from 1. */
    readonly position?: number | null | undefined;
    /** Stock keeping unit, where it is not the product id. */
    readonly sku?: string | null | undefined;
    /** Name of the product. */
    readonly name?: string | null | undefined;
    /** Brand. */
    readonly brand?: string | null | undefined;
    /** Variant, e.g. colour or size. */
    readonly variant?: string | null | undefined;
    /** Coupon code of the product. */
    readonly coupon?: string | null | undefined;
    /** Value of the interaction, in decimal currency units. */
    readonly value?: number | null | undefined;
    /** Address of the product's image; query and fragment are cut off at ingestion. */
    readonly image_url?: string | null | undefined;
    /** Address of the product's page; query and fragment are cut off at ingestion. */
    readonly url?: string | null | undefined;
  };
  /** Products were searched for. */
  readonly products_searched: {
    /** What was searched for; what is personal in it is redacted. */
    readonly query: string;
    /** Products found. */
    readonly results?: number | null | undefined;
  };
  /** A promotion was opened. */
  readonly promotion_clicked: {
    /** The shop's own promotion id. */
    readonly promotion_id: string;
    /** Creative that was shown. */
    readonly creative?: string | null | undefined;
    /** Name of the promotion. */
    readonly name?: string | null | undefined;
    /** Where it was shown. */
    readonly position?: string | null | undefined;
  };
  /** A promotion was shown. */
  readonly promotion_viewed: {
    /** The shop's own promotion id. */
    readonly promotion_id: string;
    /** Creative that was shown. */
    readonly creative?: string | null | undefined;
    /** Name of the promotion. */
    readonly name?: string | null | undefined;
    /** Where it was shown. */
    readonly position?: string | null | undefined;
  };
  /** An event of a type that no contract describes, kept as it came, where the deployment keeps such events. */
  readonly raw: {
    /** The event's own type, canonical. */
    readonly event: string;
    /** The payload as JSON text; what is personal in it is redacted. */
    readonly properties: string;
  };
  /** A recommended product was opened. */
  readonly recommendation_clicked: {
    /** requestId of the recommendation answer. */
    readonly request_id: string;
    /** Placement that was asked for. */
    readonly placement: string;
    /** Model version that answered. */
    readonly model?: string | null | undefined;
    /** The shop's own product id (SKU). */
    readonly product_id: string;
    /** Place in the rail, from 1. */
    readonly position?: number | null | undefined;
  };
  /** A rail of recommendations was on screen. */
  readonly recommendation_shown: {
    /** requestId of the recommendation answer. */
    readonly request_id: string;
    /** Placement that was asked for. */
    readonly placement: string;
    /** Model version that answered. */
    readonly model?: string | null | undefined;
    /** Products shown, in order. */
    readonly products: readonly {
      /** The shop's own product id (SKU). */
      readonly product_id: string;
      /** Place, from 1. */
      readonly position?: number | null | undefined;
    }[];
  };
  /** A screen of the shop's app was shown. */
  readonly screen_viewed: {
    /** Name of the screen. */
    readonly name?: string | null | undefined;
    /** Category id, on a category screen. */
    readonly category?: string | null | undefined;
  };
  /** A search's result was opened. */
  readonly search_result_clicked: {
    /** The shop's own product id (SKU). */
    readonly product_id: string;
    /** Place in the list that led here, from 1. */
    readonly position?: number | null | undefined;
    /** What was searched for; what is personal in it is redacted. */
    readonly query?: string | null | undefined;
  };
  /** A session ended; its summary. */
  readonly session_ended: {
    /** `idle`, `midnight` or `campaign`. */
    readonly ended_by?: string | null | undefined;
    /** First to last event, in seconds. */
    readonly duration_s?: number | null | undefined;
    /** Events. */
    readonly events?: number | null | undefined;
    /** Pages shown. */
    readonly page_views?: number | null | undefined;
    /** Product pages shown. */
    readonly product_views?: number | null | undefined;
    /** Products put into the cart. */
    readonly products_added?: number | null | undefined;
    /** Orders placed. */
    readonly orders?: number | null | undefined;
    /** Sum of the orders' totals, in decimal currency units. */
    readonly revenue?: number | null | undefined;
    /** ISO 4217 currency of the prices. */
    readonly currency?: string | null | undefined;
    /** Path of the first page; query and fragment are cut off at ingestion. */
    readonly path?: string | null | undefined;
    /** Address that led here; query and fragment are cut off at ingestion. */
    readonly referrer?: string | null | undefined;
    /** Name of the campaign (utm_campaign). */
    readonly campaign?: string | null | undefined;
    /** Source of the campaign (utm_source). */
    readonly campaign_source?: string | null | undefined;
    /** Medium of the campaign (utm_medium). */
    readonly campaign_medium?: string | null | undefined;
    /** Kind of device: `desktop`, `mobile`, `tablet` or `other`. */
    readonly device?: string | null | undefined;
    /** Where the session came from: `campaign`, `search`, `social`, `referral`, `internal` or `direct`. */
    readonly source?: string | null | undefined;
    /** First language of the browser, BCP 47 without variants. */
    readonly locale?: string | null | undefined;
    /** First to last event, in milliseconds. */
    readonly duration_ms?: number | null | undefined;
    /** Distinct products in views, cart and orders; 250 stands for 250 and more. */
    readonly products?: number | null | undefined;
    /** Path of the last page. */
    readonly exit_path?: string | null | undefined;
    /** `converted` (an order), `bounced` (no second page, nothing in the cart) or `engaged`. */
    readonly outcome?: string | null | undefined;
  };
  /** A session began. */
  readonly session_started: {
    /** Path of the first page; query and fragment are cut off at ingestion. */
    readonly path?: string | null | undefined;
    /** Address that led here; query and fragment are cut off at ingestion. */
    readonly referrer?: string | null | undefined;
    /** Name of the campaign (utm_campaign). */
    readonly campaign?: string | null | undefined;
    /** Source of the campaign (utm_source). */
    readonly campaign_source?: string | null | undefined;
    /** Medium of the campaign (utm_medium). */
    readonly campaign_medium?: string | null | undefined;
    /** Kind of device: `desktop`, `mobile`, `tablet` or `other`. */
    readonly device?: string | null | undefined;
    /** Where the session came from: `campaign`, `search`, `social`, `referral`, `internal` or `direct`. */
    readonly source?: string | null | undefined;
    /** First language of the browser, BCP 47 without variants. */
    readonly locale?: string | null | undefined;
  };
  /** An attempt to sign in failed. */
  readonly sign_in_failed: {
    /** How the person signs in. */
    readonly method?: string | null | undefined;
    /** Why, as a code. */
    readonly reason: string;
    /** Login name; stored as a keyed pseudonym. */
    readonly username?: string | null | undefined;
    /** E-mail address; stored as a keyed pseudonym. */
    readonly email?: string | null | undefined;
    /** Address of the person's device; stored without its last part (/24, /48). */
    readonly ip?: string | null | undefined;
  };
  /** A person signed in. */
  readonly signed_in: {
    /** How the person signs in. */
    readonly method?: string | null | undefined;
    /** Login name; stored as a keyed pseudonym. */
    readonly username?: string | null | undefined;
    /** E-mail address; stored as a keyed pseudonym. */
    readonly email?: string | null | undefined;
    /** Address of the person's device; stored without its last part (/24, /48). */
    readonly ip?: string | null | undefined;
  };
  /** A person signed out. */
  readonly signed_out: {
    /** How the person signs in. */
    readonly method?: string | null | undefined;
    /** Login name; stored as a keyed pseudonym. */
    readonly username?: string | null | undefined;
  };
  /** A person opened an account. */
  readonly signed_up: {
    /** How the person signs in. */
    readonly method?: string | null | undefined;
    /** Login name; stored as a keyed pseudonym. */
    readonly username?: string | null | undefined;
    /** E-mail address; stored as a keyed pseudonym. */
    readonly email?: string | null | undefined;
    /** Phone number; stored encrypted. */
    readonly phone?: string | null | undefined;
    /** Name; not stored. */
    readonly name?: string | null | undefined;
  };
  /** A structured event of a Snowplow tracker. */
  readonly structured_event: {
    /** Its category. */
    readonly category?: string | null | undefined;
    /** What happened. */
    readonly action?: string | null | undefined;
    /** What it happened to. */
    readonly label?: string | null | undefined;
    /** More of the same. */
    readonly property?: string | null | undefined;
    /** A number that goes with it. */
    readonly value?: number | null | undefined;
  };
  /** Two ids were said to be one person's (Segment alias); nothing is merged by it. */
  readonly user_aliased: {
    /** Keyed pseudonym of the previous id, as subject of its events. */
    readonly previous?: string | null | undefined;
  };
  /** A session was said to be a known person's (Segment identify): the person stands in the envelope. */
  readonly user_identified: {
    /** Names of the traits that were stated, by comma; their values are not part of an event. */
    readonly traits?: string | null | undefined;
  };
  /** A product of a wishlist was put into the cart. */
  readonly wishlist_product_added_to_cart: {
    /** The shop's own wishlist id. */
    readonly wishlist_id?: string | null | undefined;
    /** Name of the wishlist. */
    readonly wishlist_name?: string | null | undefined;
    /** The shop's own cart id. */
    readonly cart_id?: string | null | undefined;
    /** The shop's own product id (SKU). */
    readonly product_id: string;
    /** Category id. */
    readonly category?: string | null | undefined;
    /** Price of one unit, in decimal currency units. */
    readonly price?: number | null | undefined;
    /** ISO 4217 currency of the prices. */
    readonly currency?: string | null | undefined;
    /** Units. */
    readonly quantity?: number | null | undefined;
    /** Place in the list that led here, from 1. */
    readonly position?: number | null | undefined;
    /** Stock keeping unit, where it is not the product id. */
    readonly sku?: string | null | undefined;
    /** Name of the product. */
    readonly name?: string | null | undefined;
    /** Brand. */
    readonly brand?: string | null | undefined;
    /** Variant, e.g. colour or size. */
    readonly variant?: string | null | undefined;
    /** Coupon code of the product. */
    readonly coupon?: string | null | undefined;
    /** Value of the interaction, in decimal currency units. */
    readonly value?: number | null | undefined;
    /** Address of the product's image; query and fragment are cut off at ingestion. */
    readonly image_url?: string | null | undefined;
    /** Address of the product's page; query and fragment are cut off at ingestion. */
    readonly url?: string | null | undefined;
  };
}
