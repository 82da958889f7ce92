// Generated from contracts/ by scripts/generate-contracts.mjs; do not edit.
import type { ContractSource } from "./contract-source.ts";

export const CONTRACT_SOURCES: readonly ContractSource[] = [
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.cart_shared",
   "name": "Cart shared",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "A cart was shared.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "cart_shared.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "cart_shared"
    },
    {
     "property": "segmentName",
     "value": "Cart Shared"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.cart_shared-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history",
      "user.behavior.purchase_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "cart_shared",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "share_via",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Channel of the message.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "email"
       ]
      },
      {
       "name": "share_message",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The message; what is personal in it is redacted.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 1024
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.content.private"
        }
       ],
       "examples": [
        "Look at this"
       ]
      },
      {
       "name": "recipient",
       "logicalType": "string",
       "physicalType": "string",
       "description": "To whom it was sent; not stored.",
       "required": false,
       "classification": "restricted",
       "logicalTypeOptions": {
        "maxLength": 320
       },
       "customProperties": [
        {
         "property": "personalData",
         "value": "drop"
        },
        {
         "property": "dataCategory",
         "value": "user.contact.email"
        }
       ],
       "examples": [
        "jane@shop.example"
       ]
      },
      {
       "name": "cart_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own cart id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "C-77"
       ]
      },
      {
       "name": "products",
       "logicalType": "array",
       "physicalType": "array",
       "description": "Products in the cart.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxItems": 200
       },
       "items": {
        "logicalType": "object",
        "properties": [
         {
          "name": "product_id",
          "logicalType": "string",
          "physicalType": "string",
          "description": "The shop's own product id (SKU).",
          "required": true,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64,
           "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
          },
          "quality": [
           {
            "type": "library",
            "metric": "nullValues",
            "mustBe": 0,
            "dimension": "completeness",
            "severity": "error"
           }
          ],
          "examples": [
           "B-1042"
          ]
         },
         {
          "name": "category",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Category id.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64
          },
          "examples": [
           "blouses"
          ]
         },
         {
          "name": "price",
          "logicalType": "number",
          "physicalType": "double",
          "description": "Price of one unit, in decimal currency units.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "minimum": 0,
           "maximum": 1000000000
          },
          "examples": [
           28.99
          ]
         },
         {
          "name": "quantity",
          "logicalType": "integer",
          "physicalType": "int",
          "description": "Units.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "minimum": 1,
           "maximum": 100000
          },
          "examples": [
           1
          ]
         },
         {
          "name": "position",
          "logicalType": "integer",
          "physicalType": "int",
          "description": "Place in the list, from 1.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "minimum": 1,
           "maximum": 100000
          },
          "examples": [
           1
          ]
         },
         {
          "name": "sku",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Stock keeping unit, where it is not the product id.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64,
           "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
          },
          "examples": [
           "B-1042-S"
          ]
         },
         {
          "name": "name",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Name of the product.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 256
          },
          "examples": [
           "Linen blouse"
          ]
         },
         {
          "name": "brand",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Brand.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 128
          },
          "examples": [
           "Shelf & Sons"
          ]
         },
         {
          "name": "variant",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Variant, e.g. colour or size.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 128
          },
          "examples": [
           "blue"
          ]
         },
         {
          "name": "coupon",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Coupon code of the product.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64
          },
          "examples": [
           "MAY"
          ]
         },
         {
          "name": "image_url",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Address of the product's image; query and fragment are cut off at ingestion.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 1024,
           "format": "uri"
          },
          "examples": [
           "https://shop.example/b-1042.jpg"
          ]
         },
         {
          "name": "url",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Address of the product's page; query and fragment are cut off at ingestion.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 1024,
           "format": "uri"
          },
          "examples": [
           "https://shop.example/b-1042"
          ]
         }
        ]
       }
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "CartShared",
   "namespace": "nearshelf.events",
   "doc": "A cart was shared.",
   "fields": [
    {
     "name": "share_via",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Channel of the message."
    },
    {
     "name": "share_message",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The message; what is personal in it is redacted."
    },
    {
     "name": "recipient",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "To whom it was sent; not stored."
    },
    {
     "name": "cart_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The shop's own cart id."
    },
    {
     "name": "products",
     "type": [
      "null",
      {
       "type": "array",
       "items": {
        "type": "record",
        "name": "CartSharedProductsItem",
        "fields": [
         {
          "name": "product_id",
          "type": "string",
          "doc": "The shop's own product id (SKU)."
         },
         {
          "name": "category",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Category id."
         },
         {
          "name": "price",
          "type": [
           "null",
           "double"
          ],
          "default": null,
          "doc": "Price of one unit, in decimal currency units."
         },
         {
          "name": "quantity",
          "type": [
           "null",
           "int"
          ],
          "default": null,
          "doc": "Units."
         },
         {
          "name": "position",
          "type": [
           "null",
           "int"
          ],
          "default": null,
          "doc": "Place in the list, from 1."
         },
         {
          "name": "sku",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Stock keeping unit, where it is not the product id."
         },
         {
          "name": "name",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Name of the product."
         },
         {
          "name": "brand",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Brand."
         },
         {
          "name": "variant",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Variant, e.g. colour or size."
         },
         {
          "name": "coupon",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Coupon code of the product."
         },
         {
          "name": "image_url",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Address of the product's image; query and fragment are cut off at ingestion."
         },
         {
          "name": "url",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Address of the product's page; query and fragment are cut off at ingestion."
         }
        ]
       }
      }
     ],
     "default": null,
     "doc": "Products in the cart."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.cart_viewed",
   "name": "Cart viewed",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "The cart was shown.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "cart_viewed.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "cart_viewed"
    },
    {
     "property": "segmentName",
     "value": "Cart Viewed"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.cart_viewed-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history",
      "user.behavior.purchase_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "cart_viewed",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "cart_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own cart id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "C-77"
       ]
      },
      {
       "name": "products",
       "logicalType": "array",
       "physicalType": "array",
       "description": "Products in the cart.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxItems": 200
       },
       "items": {
        "logicalType": "object",
        "properties": [
         {
          "name": "product_id",
          "logicalType": "string",
          "physicalType": "string",
          "description": "The shop's own product id (SKU).",
          "required": true,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64,
           "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
          },
          "quality": [
           {
            "type": "library",
            "metric": "nullValues",
            "mustBe": 0,
            "dimension": "completeness",
            "severity": "error"
           }
          ],
          "examples": [
           "B-1042"
          ]
         },
         {
          "name": "category",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Category id.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64
          },
          "examples": [
           "blouses"
          ]
         },
         {
          "name": "price",
          "logicalType": "number",
          "physicalType": "double",
          "description": "Price of one unit, in decimal currency units.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "minimum": 0,
           "maximum": 1000000000
          },
          "examples": [
           28.99
          ]
         },
         {
          "name": "quantity",
          "logicalType": "integer",
          "physicalType": "int",
          "description": "Units.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "minimum": 1,
           "maximum": 100000
          },
          "examples": [
           1
          ]
         },
         {
          "name": "position",
          "logicalType": "integer",
          "physicalType": "int",
          "description": "Place in the list, from 1.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "minimum": 1,
           "maximum": 100000
          },
          "examples": [
           1
          ]
         },
         {
          "name": "sku",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Stock keeping unit, where it is not the product id.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64,
           "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
          },
          "examples": [
           "B-1042-S"
          ]
         },
         {
          "name": "name",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Name of the product.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 256
          },
          "examples": [
           "Linen blouse"
          ]
         },
         {
          "name": "brand",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Brand.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 128
          },
          "examples": [
           "Shelf & Sons"
          ]
         },
         {
          "name": "variant",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Variant, e.g. colour or size.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 128
          },
          "examples": [
           "blue"
          ]
         },
         {
          "name": "coupon",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Coupon code of the product.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64
          },
          "examples": [
           "MAY"
          ]
         },
         {
          "name": "image_url",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Address of the product's image; query and fragment are cut off at ingestion.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 1024,
           "format": "uri"
          },
          "examples": [
           "https://shop.example/b-1042.jpg"
          ]
         },
         {
          "name": "url",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Address of the product's page; query and fragment are cut off at ingestion.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 1024,
           "format": "uri"
          },
          "examples": [
           "https://shop.example/b-1042"
          ]
         }
        ]
       }
      },
      {
       "name": "value",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Total value, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        86.97
       ]
      },
      {
       "name": "currency",
       "logicalType": "string",
       "physicalType": "string",
       "description": "ISO 4217 currency of the prices.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 3,
        "pattern": "^[A-Z]{3}$"
       },
       "examples": [
        "USD"
       ]
      }
     ],
     "quality": [
      {
       "name": "value_has_currency",
       "type": "custom",
       "engine": "nearshelf",
       "implementation": {
        "when": "value",
        "requires": "currency"
       },
       "description": "Where there is a value, its currency is named.",
       "dimension": "completeness",
       "severity": "warning"
      },
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "CartViewed",
   "namespace": "nearshelf.events",
   "doc": "The cart was shown.",
   "fields": [
    {
     "name": "cart_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The shop's own cart id."
    },
    {
     "name": "products",
     "type": [
      "null",
      {
       "type": "array",
       "items": {
        "type": "record",
        "name": "CartViewedProductsItem",
        "fields": [
         {
          "name": "product_id",
          "type": "string",
          "doc": "The shop's own product id (SKU)."
         },
         {
          "name": "category",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Category id."
         },
         {
          "name": "price",
          "type": [
           "null",
           "double"
          ],
          "default": null,
          "doc": "Price of one unit, in decimal currency units."
         },
         {
          "name": "quantity",
          "type": [
           "null",
           "int"
          ],
          "default": null,
          "doc": "Units."
         },
         {
          "name": "position",
          "type": [
           "null",
           "int"
          ],
          "default": null,
          "doc": "Place in the list, from 1."
         },
         {
          "name": "sku",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Stock keeping unit, where it is not the product id."
         },
         {
          "name": "name",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Name of the product."
         },
         {
          "name": "brand",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Brand."
         },
         {
          "name": "variant",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Variant, e.g. colour or size."
         },
         {
          "name": "coupon",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Coupon code of the product."
         },
         {
          "name": "image_url",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Address of the product's image; query and fragment are cut off at ingestion."
         },
         {
          "name": "url",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Address of the product's page; query and fragment are cut off at ingestion."
         }
        ]
       }
      }
     ],
     "default": null,
     "doc": "Products in the cart."
    },
    {
     "name": "value",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Total value, in decimal currency units."
    },
    {
     "name": "currency",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "ISO 4217 currency of the prices."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.checkout_started",
   "name": "Checkout started",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "The checkout was begun.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "checkout_started.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "checkout_started"
    },
    {
     "property": "segmentName",
     "value": "Checkout Started"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.checkout_started-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history",
      "user.behavior.purchase_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "checkout_started",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "order_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own order id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior.purchase_history"
        }
       ],
       "examples": [
        "O-2026-000417"
       ]
      },
      {
       "name": "cart_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own cart id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "C-77"
       ]
      },
      {
       "name": "products",
       "logicalType": "array",
       "physicalType": "array",
       "description": "Products in the checkout.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxItems": 200
       },
       "items": {
        "logicalType": "object",
        "properties": [
         {
          "name": "product_id",
          "logicalType": "string",
          "physicalType": "string",
          "description": "The shop's own product id (SKU).",
          "required": true,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64,
           "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
          },
          "quality": [
           {
            "type": "library",
            "metric": "nullValues",
            "mustBe": 0,
            "dimension": "completeness",
            "severity": "error"
           }
          ],
          "examples": [
           "B-1042"
          ]
         },
         {
          "name": "category",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Category id.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64
          },
          "examples": [
           "blouses"
          ]
         },
         {
          "name": "price",
          "logicalType": "number",
          "physicalType": "double",
          "description": "Price of one unit, in decimal currency units.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "minimum": 0,
           "maximum": 1000000000
          },
          "examples": [
           28.99
          ]
         },
         {
          "name": "quantity",
          "logicalType": "integer",
          "physicalType": "int",
          "description": "Units.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "minimum": 1,
           "maximum": 100000
          },
          "examples": [
           1
          ]
         },
         {
          "name": "position",
          "logicalType": "integer",
          "physicalType": "int",
          "description": "Place in the list, from 1.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "minimum": 1,
           "maximum": 100000
          },
          "examples": [
           1
          ]
         },
         {
          "name": "sku",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Stock keeping unit, where it is not the product id.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64,
           "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
          },
          "examples": [
           "B-1042-S"
          ]
         },
         {
          "name": "name",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Name of the product.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 256
          },
          "examples": [
           "Linen blouse"
          ]
         },
         {
          "name": "brand",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Brand.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 128
          },
          "examples": [
           "Shelf & Sons"
          ]
         },
         {
          "name": "variant",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Variant, e.g. colour or size.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 128
          },
          "examples": [
           "blue"
          ]
         },
         {
          "name": "coupon",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Coupon code of the product.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64
          },
          "examples": [
           "MAY"
          ]
         },
         {
          "name": "image_url",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Address of the product's image; query and fragment are cut off at ingestion.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 1024,
           "format": "uri"
          },
          "examples": [
           "https://shop.example/b-1042.jpg"
          ]
         },
         {
          "name": "url",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Address of the product's page; query and fragment are cut off at ingestion.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 1024,
           "format": "uri"
          },
          "examples": [
           "https://shop.example/b-1042"
          ]
         }
        ]
       }
      },
      {
       "name": "value",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Total value, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        86.97
       ]
      },
      {
       "name": "total",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Order total, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior.purchase_history"
        }
       ],
       "examples": [
        86.97
       ]
      },
      {
       "name": "currency",
       "logicalType": "string",
       "physicalType": "string",
       "description": "ISO 4217 currency of the prices.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 3,
        "pattern": "^[A-Z]{3}$"
       },
       "examples": [
        "USD"
       ]
      },
      {
       "name": "checkout_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own checkout id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "K-77"
       ]
      },
      {
       "name": "affiliation",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Store or affiliation of the sale.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "web shop"
       ]
      },
      {
       "name": "coupon",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Coupon code of the order.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "MAY"
       ]
      },
      {
       "name": "subtotal",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Total before discount, tax and shipping, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        79.97
       ]
      },
      {
       "name": "revenue",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Revenue without shipping and tax, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        79.97
       ]
      },
      {
       "name": "shipping",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Shipping cost, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        4.9
       ]
      },
      {
       "name": "tax",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Tax, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        2.1
       ]
      },
      {
       "name": "discount",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Discount, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        5
       ]
      }
     ],
     "quality": [
      {
       "name": "total_has_currency",
       "type": "custom",
       "engine": "nearshelf",
       "implementation": {
        "when": "total",
        "requires": "currency"
       },
       "description": "Where there is a total, its currency is named.",
       "dimension": "completeness",
       "severity": "warning"
      },
      {
       "name": "value_has_currency",
       "type": "custom",
       "engine": "nearshelf",
       "implementation": {
        "when": "value",
        "requires": "currency"
       },
       "description": "Where there is a value, its currency is named.",
       "dimension": "completeness",
       "severity": "warning"
      },
      {
       "name": "discount_within_subtotal",
       "type": "custom",
       "engine": "nearshelf",
       "implementation": {
        "field": "discount",
        "operator": "<=",
        "other": "subtotal"
       },
       "description": "A discount is at most the subtotal.",
       "dimension": "consistency",
       "severity": "warning"
      },
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "CheckoutStarted",
   "namespace": "nearshelf.events",
   "doc": "The checkout was begun.",
   "fields": [
    {
     "name": "order_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The shop's own order id."
    },
    {
     "name": "cart_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The shop's own cart id."
    },
    {
     "name": "products",
     "type": [
      "null",
      {
       "type": "array",
       "items": {
        "type": "record",
        "name": "CheckoutStartedProductsItem",
        "fields": [
         {
          "name": "product_id",
          "type": "string",
          "doc": "The shop's own product id (SKU)."
         },
         {
          "name": "category",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Category id."
         },
         {
          "name": "price",
          "type": [
           "null",
           "double"
          ],
          "default": null,
          "doc": "Price of one unit, in decimal currency units."
         },
         {
          "name": "quantity",
          "type": [
           "null",
           "int"
          ],
          "default": null,
          "doc": "Units."
         },
         {
          "name": "position",
          "type": [
           "null",
           "int"
          ],
          "default": null,
          "doc": "Place in the list, from 1."
         },
         {
          "name": "sku",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Stock keeping unit, where it is not the product id."
         },
         {
          "name": "name",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Name of the product."
         },
         {
          "name": "brand",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Brand."
         },
         {
          "name": "variant",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Variant, e.g. colour or size."
         },
         {
          "name": "coupon",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Coupon code of the product."
         },
         {
          "name": "image_url",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Address of the product's image; query and fragment are cut off at ingestion."
         },
         {
          "name": "url",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Address of the product's page; query and fragment are cut off at ingestion."
         }
        ]
       }
      }
     ],
     "default": null,
     "doc": "Products in the checkout."
    },
    {
     "name": "value",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Total value, in decimal currency units."
    },
    {
     "name": "total",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Order total, in decimal currency units."
    },
    {
     "name": "currency",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "ISO 4217 currency of the prices."
    },
    {
     "name": "checkout_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The shop's own checkout id."
    },
    {
     "name": "affiliation",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Store or affiliation of the sale."
    },
    {
     "name": "coupon",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Coupon code of the order."
    },
    {
     "name": "subtotal",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Total before discount, tax and shipping, in decimal currency units."
    },
    {
     "name": "revenue",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Revenue without shipping and tax, in decimal currency units."
    },
    {
     "name": "shipping",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Shipping cost, in decimal currency units."
    },
    {
     "name": "tax",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Tax, in decimal currency units."
    },
    {
     "name": "discount",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Discount, in decimal currency units."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.checkout_step_completed",
   "name": "Checkout step completed",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "A step of the checkout was completed.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "checkout_step_completed.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "checkout_step_completed"
    },
    {
     "property": "segmentName",
     "value": "Checkout Step Completed"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.checkout_step_completed-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history",
      "user.behavior.purchase_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "checkout_step_completed",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "checkout_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own checkout id.",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "K-77"
       ]
      },
      {
       "name": "step",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "Step of the checkout, from 1.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 1,
        "maximum": 100
       },
       "examples": [
        2
       ]
      },
      {
       "name": "shipping_method",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Way of shipping.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "parcel"
       ]
      },
      {
       "name": "payment_method",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Way of paying; never a number of a card.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.payment"
        }
       ],
       "examples": [
        "card"
       ]
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "CheckoutStepCompleted",
   "namespace": "nearshelf.events",
   "doc": "A step of the checkout was completed.",
   "fields": [
    {
     "name": "checkout_id",
     "type": "string",
     "doc": "The shop's own checkout id."
    },
    {
     "name": "step",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Step of the checkout, from 1."
    },
    {
     "name": "shipping_method",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Way of shipping."
    },
    {
     "name": "payment_method",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Way of paying; never a number of a card."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.checkout_step_viewed",
   "name": "Checkout step viewed",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "A step of the checkout was shown.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "checkout_step_viewed.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "checkout_step_viewed"
    },
    {
     "property": "segmentName",
     "value": "Checkout Step Viewed"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.checkout_step_viewed-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history",
      "user.behavior.purchase_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "checkout_step_viewed",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "checkout_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own checkout id.",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "K-77"
       ]
      },
      {
       "name": "step",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "Step of the checkout, from 1.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 1,
        "maximum": 100
       },
       "examples": [
        2
       ]
      },
      {
       "name": "shipping_method",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Way of shipping.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "parcel"
       ]
      },
      {
       "name": "payment_method",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Way of paying; never a number of a card.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.payment"
        }
       ],
       "examples": [
        "card"
       ]
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "CheckoutStepViewed",
   "namespace": "nearshelf.events",
   "doc": "A step of the checkout was shown.",
   "fields": [
    {
     "name": "checkout_id",
     "type": "string",
     "doc": "The shop's own checkout id."
    },
    {
     "name": "step",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Step of the checkout, from 1."
    },
    {
     "name": "shipping_method",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Way of shipping."
    },
    {
     "name": "payment_method",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Way of paying; never a number of a card."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.consent_updated",
   "name": "Consent updated",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "The person stated or changed consent; the statement itself travels in the event's `consent`.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "consent_updated.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "consent_updated"
    },
    {
     "property": "segmentName",
     "value": "Consent Updated"
    },
    {
     "property": "requiredPurpose",
     "value": "necessary"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.consent_updated-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.privacy_preferences"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "essential.legal_obligation"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "legal_obligation"
    },
    {
     "property": "recipients",
     "value": [
      "event lake"
     ]
    }
   ],
   "schema": [
    {
     "name": "consent_updated",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "ConsentUpdated",
   "namespace": "nearshelf.events",
   "doc": "The person stated or changed consent; the statement itself travels in the event's `consent`.",
   "fields": []
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.coupon_applied",
   "name": "Coupon applied",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "A coupon was applied.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "coupon_applied.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "coupon_applied"
    },
    {
     "property": "segmentName",
     "value": "Coupon Applied"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.coupon_applied-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history",
      "user.behavior.purchase_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "coupon_applied",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "order_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own order id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior.purchase_history"
        }
       ],
       "examples": [
        "O-2026-000417"
       ]
      },
      {
       "name": "cart_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own cart id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "C-77"
       ]
      },
      {
       "name": "coupon_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own coupon id.",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "MAY"
       ]
      },
      {
       "name": "coupon_name",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Name of the coupon.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "May sale"
       ]
      },
      {
       "name": "discount",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Discount, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        5
       ]
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "CouponApplied",
   "namespace": "nearshelf.events",
   "doc": "A coupon was applied.",
   "fields": [
    {
     "name": "order_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The shop's own order id."
    },
    {
     "name": "cart_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The shop's own cart id."
    },
    {
     "name": "coupon_id",
     "type": "string",
     "doc": "The shop's own coupon id."
    },
    {
     "name": "coupon_name",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the coupon."
    },
    {
     "name": "discount",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Discount, in decimal currency units."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.coupon_denied",
   "name": "Coupon denied",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "A coupon was refused.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "coupon_denied.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "coupon_denied"
    },
    {
     "property": "segmentName",
     "value": "Coupon Denied"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.coupon_denied-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history",
      "user.behavior.purchase_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "coupon_denied",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "order_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own order id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior.purchase_history"
        }
       ],
       "examples": [
        "O-2026-000417"
       ]
      },
      {
       "name": "cart_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own cart id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "C-77"
       ]
      },
      {
       "name": "coupon_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own coupon id.",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "MAY"
       ]
      },
      {
       "name": "coupon_name",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Name of the coupon.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "May sale"
       ]
      },
      {
       "name": "reason",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Why; what is personal in it is redacted.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 256
       },
       "examples": [
        "expired"
       ]
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "CouponDenied",
   "namespace": "nearshelf.events",
   "doc": "A coupon was refused.",
   "fields": [
    {
     "name": "order_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The shop's own order id."
    },
    {
     "name": "cart_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The shop's own cart id."
    },
    {
     "name": "coupon_id",
     "type": "string",
     "doc": "The shop's own coupon id."
    },
    {
     "name": "coupon_name",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the coupon."
    },
    {
     "name": "reason",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Why; what is personal in it is redacted."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.coupon_entered",
   "name": "Coupon entered",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "A coupon was entered.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "coupon_entered.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "coupon_entered"
    },
    {
     "property": "segmentName",
     "value": "Coupon Entered"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.coupon_entered-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history",
      "user.behavior.purchase_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "coupon_entered",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "order_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own order id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior.purchase_history"
        }
       ],
       "examples": [
        "O-2026-000417"
       ]
      },
      {
       "name": "cart_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own cart id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "C-77"
       ]
      },
      {
       "name": "coupon_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own coupon id.",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "MAY"
       ]
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "CouponEntered",
   "namespace": "nearshelf.events",
   "doc": "A coupon was entered.",
   "fields": [
    {
     "name": "order_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The shop's own order id."
    },
    {
     "name": "cart_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The shop's own cart id."
    },
    {
     "name": "coupon_id",
     "type": "string",
     "doc": "The shop's own coupon id."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.coupon_removed",
   "name": "Coupon removed",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "A coupon was taken back.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "coupon_removed.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "coupon_removed"
    },
    {
     "property": "segmentName",
     "value": "Coupon Removed"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.coupon_removed-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history",
      "user.behavior.purchase_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "coupon_removed",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "order_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own order id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior.purchase_history"
        }
       ],
       "examples": [
        "O-2026-000417"
       ]
      },
      {
       "name": "cart_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own cart id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "C-77"
       ]
      },
      {
       "name": "coupon_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own coupon id.",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "MAY"
       ]
      },
      {
       "name": "coupon_name",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Name of the coupon.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "May sale"
       ]
      },
      {
       "name": "discount",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Discount, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        5
       ]
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "CouponRemoved",
   "namespace": "nearshelf.events",
   "doc": "A coupon was taken back.",
   "fields": [
    {
     "name": "order_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The shop's own order id."
    },
    {
     "name": "cart_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The shop's own cart id."
    },
    {
     "name": "coupon_id",
     "type": "string",
     "doc": "The shop's own coupon id."
    },
    {
     "name": "coupon_name",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the coupon."
    },
    {
     "name": "discount",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Discount, in decimal currency units."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.group_joined",
   "name": "Group joined",
   "version": "1.0.0",
   "status": "active",
   "domain": "identity",
   "description": {
    "purpose": "A person was said to belong to a group (Segment group).",
    "usage": "Sessions, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "group_joined.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "group_joined"
    },
    {
     "property": "segmentName",
     "value": "Group Joined"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.group_joined-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.account"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "event lake"
     ]
    }
   ],
   "schema": [
    {
     "name": "group_joined",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "group",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Keyed pseudonym of the group.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.account"
        }
       ],
       "examples": [
        "k3Jx0QvZc2mWb1nT8yLd4A"
       ]
      },
      {
       "name": "traits",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Names of the traits that were stated, by comma; their values are not part of an event.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 4096
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.account"
        }
       ],
       "examples": [
        "email,plan"
       ]
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "GroupJoined",
   "namespace": "nearshelf.events",
   "doc": "A person was said to belong to a group (Segment group).",
   "fields": [
    {
     "name": "group",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Keyed pseudonym of the group."
    },
    {
     "name": "traits",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Names of the traits that were stated, by comma; their values are not part of an event."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.order_cancelled",
   "name": "Order cancelled",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "An order was cancelled.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "order_cancelled.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "order_cancelled"
    },
    {
     "property": "segmentName",
     "value": "Order Cancelled"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.order_cancelled-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history",
      "user.behavior.purchase_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "order_cancelled",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "order_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own order id.",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior.purchase_history"
        }
       ],
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "O-2026-000417"
       ]
      },
      {
       "name": "products",
       "logicalType": "array",
       "physicalType": "array",
       "description": "Order lines.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxItems": 200
       },
       "items": {
        "logicalType": "object",
        "properties": [
         {
          "name": "product_id",
          "logicalType": "string",
          "physicalType": "string",
          "description": "The shop's own product id (SKU).",
          "required": true,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64,
           "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
          },
          "quality": [
           {
            "type": "library",
            "metric": "nullValues",
            "mustBe": 0,
            "dimension": "completeness",
            "severity": "error"
           }
          ],
          "examples": [
           "B-1042"
          ]
         },
         {
          "name": "category",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Category id.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64
          },
          "examples": [
           "blouses"
          ]
         },
         {
          "name": "price",
          "logicalType": "number",
          "physicalType": "double",
          "description": "Price of one unit, in decimal currency units.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "minimum": 0,
           "maximum": 1000000000
          },
          "examples": [
           28.99
          ]
         },
         {
          "name": "quantity",
          "logicalType": "integer",
          "physicalType": "int",
          "description": "Units.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "minimum": 1,
           "maximum": 100000
          },
          "examples": [
           1
          ]
         },
         {
          "name": "position",
          "logicalType": "integer",
          "physicalType": "int",
          "description": "Place in the list, from 1.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "minimum": 1,
           "maximum": 100000
          },
          "examples": [
           1
          ]
         },
         {
          "name": "sku",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Stock keeping unit, where it is not the product id.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64,
           "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
          },
          "examples": [
           "B-1042-S"
          ]
         },
         {
          "name": "name",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Name of the product.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 256
          },
          "examples": [
           "Linen blouse"
          ]
         },
         {
          "name": "brand",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Brand.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 128
          },
          "examples": [
           "Shelf & Sons"
          ]
         },
         {
          "name": "variant",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Variant, e.g. colour or size.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 128
          },
          "examples": [
           "blue"
          ]
         },
         {
          "name": "coupon",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Coupon code of the product.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64
          },
          "examples": [
           "MAY"
          ]
         },
         {
          "name": "image_url",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Address of the product's image; query and fragment are cut off at ingestion.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 1024,
           "format": "uri"
          },
          "examples": [
           "https://shop.example/b-1042.jpg"
          ]
         },
         {
          "name": "url",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Address of the product's page; query and fragment are cut off at ingestion.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 1024,
           "format": "uri"
          },
          "examples": [
           "https://shop.example/b-1042"
          ]
         }
        ]
       }
      },
      {
       "name": "total",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Order total, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior.purchase_history"
        }
       ],
       "examples": [
        86.97
       ]
      },
      {
       "name": "currency",
       "logicalType": "string",
       "physicalType": "string",
       "description": "ISO 4217 currency of the prices.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 3,
        "pattern": "^[A-Z]{3}$"
       },
       "examples": [
        "USD"
       ]
      },
      {
       "name": "checkout_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own checkout id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "K-77"
       ]
      },
      {
       "name": "affiliation",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Store or affiliation of the sale.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "web shop"
       ]
      },
      {
       "name": "coupon",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Coupon code of the order.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "MAY"
       ]
      },
      {
       "name": "subtotal",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Total before discount, tax and shipping, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        79.97
       ]
      },
      {
       "name": "revenue",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Revenue without shipping and tax, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        79.97
       ]
      },
      {
       "name": "shipping",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Shipping cost, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        4.9
       ]
      },
      {
       "name": "tax",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Tax, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        2.1
       ]
      },
      {
       "name": "discount",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Discount, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        5
       ]
      },
      {
       "name": "reason",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Why, in words; what is personal in it is redacted.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 256
       },
       "examples": [
        "too late"
       ]
      }
     ],
     "quality": [
      {
       "name": "total_has_currency",
       "type": "custom",
       "engine": "nearshelf",
       "implementation": {
        "when": "total",
        "requires": "currency"
       },
       "description": "Where there is a total, its currency is named.",
       "dimension": "completeness",
       "severity": "warning"
      },
      {
       "name": "discount_within_subtotal",
       "type": "custom",
       "engine": "nearshelf",
       "implementation": {
        "field": "discount",
        "operator": "<=",
        "other": "subtotal"
       },
       "description": "A discount is at most the subtotal.",
       "dimension": "consistency",
       "severity": "warning"
      },
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "OrderCancelled",
   "namespace": "nearshelf.events",
   "doc": "An order was cancelled.",
   "fields": [
    {
     "name": "order_id",
     "type": "string",
     "doc": "The shop's own order id."
    },
    {
     "name": "products",
     "type": [
      "null",
      {
       "type": "array",
       "items": {
        "type": "record",
        "name": "OrderCancelledProductsItem",
        "fields": [
         {
          "name": "product_id",
          "type": "string",
          "doc": "The shop's own product id (SKU)."
         },
         {
          "name": "category",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Category id."
         },
         {
          "name": "price",
          "type": [
           "null",
           "double"
          ],
          "default": null,
          "doc": "Price of one unit, in decimal currency units."
         },
         {
          "name": "quantity",
          "type": [
           "null",
           "int"
          ],
          "default": null,
          "doc": "Units."
         },
         {
          "name": "position",
          "type": [
           "null",
           "int"
          ],
          "default": null,
          "doc": "Place in the list, from 1."
         },
         {
          "name": "sku",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Stock keeping unit, where it is not the product id."
         },
         {
          "name": "name",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Name of the product."
         },
         {
          "name": "brand",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Brand."
         },
         {
          "name": "variant",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Variant, e.g. colour or size."
         },
         {
          "name": "coupon",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Coupon code of the product."
         },
         {
          "name": "image_url",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Address of the product's image; query and fragment are cut off at ingestion."
         },
         {
          "name": "url",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Address of the product's page; query and fragment are cut off at ingestion."
         }
        ]
       }
      }
     ],
     "default": null,
     "doc": "Order lines."
    },
    {
     "name": "total",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Order total, in decimal currency units."
    },
    {
     "name": "currency",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "ISO 4217 currency of the prices."
    },
    {
     "name": "checkout_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The shop's own checkout id."
    },
    {
     "name": "affiliation",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Store or affiliation of the sale."
    },
    {
     "name": "coupon",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Coupon code of the order."
    },
    {
     "name": "subtotal",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Total before discount, tax and shipping, in decimal currency units."
    },
    {
     "name": "revenue",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Revenue without shipping and tax, in decimal currency units."
    },
    {
     "name": "shipping",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Shipping cost, in decimal currency units."
    },
    {
     "name": "tax",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Tax, in decimal currency units."
    },
    {
     "name": "discount",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Discount, in decimal currency units."
    },
    {
     "name": "reason",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Why, in words; what is personal in it is redacted."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.order_completed",
   "name": "Order completed",
   "version": "1.1.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "An order was placed.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "order_completed.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "order_completed"
    },
    {
     "property": "segmentName",
     "value": "Order Completed"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.order_completed-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history",
      "user.behavior.purchase_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "order_completed",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "order_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own order id.",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior.purchase_history"
        }
       ],
       "quality": [
        {
         "type": "library",
         "metric": "duplicateValues",
         "mustBe": 0,
         "dimension": "uniqueness",
         "severity": "error"
        }
       ],
       "examples": [
        "O-2026-000417"
       ]
      },
      {
       "name": "products",
       "logicalType": "array",
       "physicalType": "array",
       "description": "Order lines.",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxItems": 200
       },
       "items": {
        "logicalType": "object",
        "properties": [
         {
          "name": "product_id",
          "logicalType": "string",
          "physicalType": "string",
          "description": "The shop's own product id (SKU).",
          "required": true,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64,
           "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
          },
          "quality": [
           {
            "type": "library",
            "metric": "nullValues",
            "mustBe": 0,
            "dimension": "completeness",
            "severity": "error"
           }
          ],
          "examples": [
           "B-1042"
          ]
         },
         {
          "name": "category",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Category id.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64
          },
          "examples": [
           "blouses"
          ]
         },
         {
          "name": "price",
          "logicalType": "number",
          "physicalType": "double",
          "description": "Price of one unit, in decimal currency units.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "minimum": 0,
           "maximum": 1000000000
          },
          "examples": [
           28.99
          ]
         },
         {
          "name": "quantity",
          "logicalType": "integer",
          "physicalType": "int",
          "description": "Units.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "minimum": 1,
           "maximum": 100000
          },
          "examples": [
           1
          ]
         },
         {
          "name": "position",
          "logicalType": "integer",
          "physicalType": "int",
          "description": "Place in the list, from 1.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "minimum": 1,
           "maximum": 100000
          },
          "examples": [
           1
          ]
         },
         {
          "name": "sku",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Stock keeping unit, where it is not the product id.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64,
           "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
          },
          "examples": [
           "B-1042-S"
          ]
         },
         {
          "name": "name",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Name of the product.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 256
          },
          "examples": [
           "Linen blouse"
          ]
         },
         {
          "name": "brand",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Brand.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 128
          },
          "examples": [
           "Shelf & Sons"
          ]
         },
         {
          "name": "variant",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Variant, e.g. colour or size.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 128
          },
          "examples": [
           "blue"
          ]
         },
         {
          "name": "coupon",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Coupon code of the product.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64
          },
          "examples": [
           "MAY"
          ]
         },
         {
          "name": "image_url",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Address of the product's image; query and fragment are cut off at ingestion.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 1024,
           "format": "uri"
          },
          "examples": [
           "https://shop.example/b-1042.jpg"
          ]
         },
         {
          "name": "url",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Address of the product's page; query and fragment are cut off at ingestion.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 1024,
           "format": "uri"
          },
          "examples": [
           "https://shop.example/b-1042"
          ]
         }
        ]
       }
      },
      {
       "name": "total",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Order total, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior.purchase_history"
        }
       ],
       "examples": [
        86.97
       ]
      },
      {
       "name": "currency",
       "logicalType": "string",
       "physicalType": "string",
       "description": "ISO 4217 currency of the prices.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 3,
        "pattern": "^[A-Z]{3}$"
       },
       "examples": [
        "USD"
       ]
      },
      {
       "name": "checkout_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own checkout id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "K-77"
       ]
      },
      {
       "name": "affiliation",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Store or affiliation of the sale.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "web shop"
       ]
      },
      {
       "name": "coupon",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Coupon code of the order.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "MAY"
       ]
      },
      {
       "name": "subtotal",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Total before discount, tax and shipping, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        79.97
       ]
      },
      {
       "name": "revenue",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Revenue without shipping and tax, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        79.97
       ]
      },
      {
       "name": "shipping",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Shipping cost, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        4.9
       ]
      },
      {
       "name": "tax",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Tax, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        2.1
       ]
      },
      {
       "name": "discount",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Discount, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        5
       ]
      }
     ],
     "quality": [
      {
       "name": "total_has_currency",
       "type": "custom",
       "engine": "nearshelf",
       "implementation": {
        "when": "total",
        "requires": "currency"
       },
       "description": "Where there is a total, its currency is named.",
       "dimension": "completeness",
       "severity": "warning"
      },
      {
       "name": "discount_within_subtotal",
       "type": "custom",
       "engine": "nearshelf",
       "implementation": {
        "field": "discount",
        "operator": "<=",
        "other": "subtotal"
       },
       "description": "A discount is at most the subtotal.",
       "dimension": "consistency",
       "severity": "warning"
      },
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "OrderCompleted",
   "namespace": "nearshelf.events",
   "doc": "An order was placed.",
   "fields": [
    {
     "name": "order_id",
     "type": "string",
     "doc": "The shop's own order id."
    },
    {
     "name": "products",
     "type": {
      "type": "array",
      "items": {
       "type": "record",
       "name": "OrderCompletedProductsItem",
       "fields": [
        {
         "name": "product_id",
         "type": "string",
         "doc": "The shop's own product id (SKU)."
        },
        {
         "name": "category",
         "type": [
          "null",
          "string"
         ],
         "default": null,
         "doc": "Category id."
        },
        {
         "name": "price",
         "type": [
          "null",
          "double"
         ],
         "default": null,
         "doc": "Price of one unit, in decimal currency units."
        },
        {
         "name": "quantity",
         "type": [
          "null",
          "int"
         ],
         "default": null,
         "doc": "Units."
        },
        {
         "name": "position",
         "type": [
          "null",
          "int"
         ],
         "default": null,
         "doc": "Place in the list, from 1."
        },
        {
         "name": "sku",
         "type": [
          "null",
          "string"
         ],
         "default": null,
         "doc": "Stock keeping unit, where it is not the product id."
        },
        {
         "name": "name",
         "type": [
          "null",
          "string"
         ],
         "default": null,
         "doc": "Name of the product."
        },
        {
         "name": "brand",
         "type": [
          "null",
          "string"
         ],
         "default": null,
         "doc": "Brand."
        },
        {
         "name": "variant",
         "type": [
          "null",
          "string"
         ],
         "default": null,
         "doc": "Variant, e.g. colour or size."
        },
        {
         "name": "coupon",
         "type": [
          "null",
          "string"
         ],
         "default": null,
         "doc": "Coupon code of the product."
        },
        {
         "name": "image_url",
         "type": [
          "null",
          "string"
         ],
         "default": null,
         "doc": "Address of the product's image; query and fragment are cut off at ingestion."
        },
        {
         "name": "url",
         "type": [
          "null",
          "string"
         ],
         "default": null,
         "doc": "Address of the product's page; query and fragment are cut off at ingestion."
        }
       ]
      }
     },
     "doc": "Order lines."
    },
    {
     "name": "total",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Order total, in decimal currency units."
    },
    {
     "name": "currency",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "ISO 4217 currency of the prices."
    },
    {
     "name": "checkout_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The shop's own checkout id."
    },
    {
     "name": "affiliation",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Store or affiliation of the sale."
    },
    {
     "name": "coupon",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Coupon code of the order."
    },
    {
     "name": "subtotal",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Total before discount, tax and shipping, in decimal currency units."
    },
    {
     "name": "revenue",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Revenue without shipping and tax, in decimal currency units."
    },
    {
     "name": "shipping",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Shipping cost, in decimal currency units."
    },
    {
     "name": "tax",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Tax, in decimal currency units."
    },
    {
     "name": "discount",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Discount, in decimal currency units."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.order_refunded",
   "name": "Order refunded",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "An order was refunded, whole or in part.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "order_refunded.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "order_refunded"
    },
    {
     "property": "segmentName",
     "value": "Order Refunded"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.order_refunded-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history",
      "user.behavior.purchase_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "order_refunded",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "order_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own order id.",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior.purchase_history"
        }
       ],
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "O-2026-000417"
       ]
      },
      {
       "name": "products",
       "logicalType": "array",
       "physicalType": "array",
       "description": "Refunded lines; left out where the whole order was refunded.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxItems": 200
       },
       "items": {
        "logicalType": "object",
        "properties": [
         {
          "name": "product_id",
          "logicalType": "string",
          "physicalType": "string",
          "description": "The shop's own product id (SKU).",
          "required": true,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64,
           "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
          },
          "quality": [
           {
            "type": "library",
            "metric": "nullValues",
            "mustBe": 0,
            "dimension": "completeness",
            "severity": "error"
           }
          ],
          "examples": [
           "B-1042"
          ]
         },
         {
          "name": "category",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Category id.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64
          },
          "examples": [
           "blouses"
          ]
         },
         {
          "name": "price",
          "logicalType": "number",
          "physicalType": "double",
          "description": "Price of one unit, in decimal currency units.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "minimum": 0,
           "maximum": 1000000000
          },
          "examples": [
           28.99
          ]
         },
         {
          "name": "quantity",
          "logicalType": "integer",
          "physicalType": "int",
          "description": "Units.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "minimum": 1,
           "maximum": 100000
          },
          "examples": [
           1
          ]
         },
         {
          "name": "position",
          "logicalType": "integer",
          "physicalType": "int",
          "description": "Place in the list, from 1.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "minimum": 1,
           "maximum": 100000
          },
          "examples": [
           1
          ]
         },
         {
          "name": "sku",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Stock keeping unit, where it is not the product id.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64,
           "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
          },
          "examples": [
           "B-1042-S"
          ]
         },
         {
          "name": "name",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Name of the product.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 256
          },
          "examples": [
           "Linen blouse"
          ]
         },
         {
          "name": "brand",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Brand.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 128
          },
          "examples": [
           "Shelf & Sons"
          ]
         },
         {
          "name": "variant",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Variant, e.g. colour or size.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 128
          },
          "examples": [
           "blue"
          ]
         },
         {
          "name": "coupon",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Coupon code of the product.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64
          },
          "examples": [
           "MAY"
          ]
         },
         {
          "name": "image_url",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Address of the product's image; query and fragment are cut off at ingestion.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 1024,
           "format": "uri"
          },
          "examples": [
           "https://shop.example/b-1042.jpg"
          ]
         },
         {
          "name": "url",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Address of the product's page; query and fragment are cut off at ingestion.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 1024,
           "format": "uri"
          },
          "examples": [
           "https://shop.example/b-1042"
          ]
         }
        ]
       }
      },
      {
       "name": "total",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Order total, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior.purchase_history"
        }
       ],
       "examples": [
        86.97
       ]
      },
      {
       "name": "currency",
       "logicalType": "string",
       "physicalType": "string",
       "description": "ISO 4217 currency of the prices.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 3,
        "pattern": "^[A-Z]{3}$"
       },
       "examples": [
        "USD"
       ]
      },
      {
       "name": "affiliation",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Store or affiliation of the sale.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "web shop"
       ]
      },
      {
       "name": "coupon",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Coupon code of the order.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "MAY"
       ]
      },
      {
       "name": "subtotal",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Total before discount, tax and shipping, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        79.97
       ]
      },
      {
       "name": "revenue",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Revenue without shipping and tax, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        79.97
       ]
      },
      {
       "name": "shipping",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Shipping cost, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        4.9
       ]
      },
      {
       "name": "tax",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Tax, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        2.1
       ]
      },
      {
       "name": "discount",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Discount, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        5
       ]
      },
      {
       "name": "reason",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Why, in words; what is personal in it is redacted.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 256
       },
       "examples": [
        "too small"
       ]
      }
     ],
     "quality": [
      {
       "name": "total_has_currency",
       "type": "custom",
       "engine": "nearshelf",
       "implementation": {
        "when": "total",
        "requires": "currency"
       },
       "description": "Where there is a total, its currency is named.",
       "dimension": "completeness",
       "severity": "warning"
      },
      {
       "name": "discount_within_subtotal",
       "type": "custom",
       "engine": "nearshelf",
       "implementation": {
        "field": "discount",
        "operator": "<=",
        "other": "subtotal"
       },
       "description": "A discount is at most the subtotal.",
       "dimension": "consistency",
       "severity": "warning"
      },
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "OrderRefunded",
   "namespace": "nearshelf.events",
   "doc": "An order was refunded, whole or in part.",
   "fields": [
    {
     "name": "order_id",
     "type": "string",
     "doc": "The shop's own order id."
    },
    {
     "name": "products",
     "type": [
      "null",
      {
       "type": "array",
       "items": {
        "type": "record",
        "name": "OrderRefundedProductsItem",
        "fields": [
         {
          "name": "product_id",
          "type": "string",
          "doc": "The shop's own product id (SKU)."
         },
         {
          "name": "category",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Category id."
         },
         {
          "name": "price",
          "type": [
           "null",
           "double"
          ],
          "default": null,
          "doc": "Price of one unit, in decimal currency units."
         },
         {
          "name": "quantity",
          "type": [
           "null",
           "int"
          ],
          "default": null,
          "doc": "Units."
         },
         {
          "name": "position",
          "type": [
           "null",
           "int"
          ],
          "default": null,
          "doc": "Place in the list, from 1."
         },
         {
          "name": "sku",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Stock keeping unit, where it is not the product id."
         },
         {
          "name": "name",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Name of the product."
         },
         {
          "name": "brand",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Brand."
         },
         {
          "name": "variant",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Variant, e.g. colour or size."
         },
         {
          "name": "coupon",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Coupon code of the product."
         },
         {
          "name": "image_url",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Address of the product's image; query and fragment are cut off at ingestion."
         },
         {
          "name": "url",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Address of the product's page; query and fragment are cut off at ingestion."
         }
        ]
       }
      }
     ],
     "default": null,
     "doc": "Refunded lines; left out where the whole order was refunded."
    },
    {
     "name": "total",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Order total, in decimal currency units."
    },
    {
     "name": "currency",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "ISO 4217 currency of the prices."
    },
    {
     "name": "affiliation",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Store or affiliation of the sale."
    },
    {
     "name": "coupon",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Coupon code of the order."
    },
    {
     "name": "subtotal",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Total before discount, tax and shipping, in decimal currency units."
    },
    {
     "name": "revenue",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Revenue without shipping and tax, in decimal currency units."
    },
    {
     "name": "shipping",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Shipping cost, in decimal currency units."
    },
    {
     "name": "tax",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Tax, in decimal currency units."
    },
    {
     "name": "discount",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Discount, in decimal currency units."
    },
    {
     "name": "reason",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Why, in words; what is personal in it is redacted."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.order_updated",
   "name": "Order updated",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "An order was changed.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "order_updated.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "order_updated"
    },
    {
     "property": "segmentName",
     "value": "Order Updated"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.order_updated-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history",
      "user.behavior.purchase_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "order_updated",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "order_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own order id.",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior.purchase_history"
        }
       ],
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "O-2026-000417"
       ]
      },
      {
       "name": "products",
       "logicalType": "array",
       "physicalType": "array",
       "description": "Order lines.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxItems": 200
       },
       "items": {
        "logicalType": "object",
        "properties": [
         {
          "name": "product_id",
          "logicalType": "string",
          "physicalType": "string",
          "description": "The shop's own product id (SKU).",
          "required": true,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64,
           "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
          },
          "quality": [
           {
            "type": "library",
            "metric": "nullValues",
            "mustBe": 0,
            "dimension": "completeness",
            "severity": "error"
           }
          ],
          "examples": [
           "B-1042"
          ]
         },
         {
          "name": "category",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Category id.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64
          },
          "examples": [
           "blouses"
          ]
         },
         {
          "name": "price",
          "logicalType": "number",
          "physicalType": "double",
          "description": "Price of one unit, in decimal currency units.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "minimum": 0,
           "maximum": 1000000000
          },
          "examples": [
           28.99
          ]
         },
         {
          "name": "quantity",
          "logicalType": "integer",
          "physicalType": "int",
          "description": "Units.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "minimum": 1,
           "maximum": 100000
          },
          "examples": [
           1
          ]
         },
         {
          "name": "position",
          "logicalType": "integer",
          "physicalType": "int",
          "description": "Place in the list, from 1.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "minimum": 1,
           "maximum": 100000
          },
          "examples": [
           1
          ]
         },
         {
          "name": "sku",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Stock keeping unit, where it is not the product id.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64,
           "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
          },
          "examples": [
           "B-1042-S"
          ]
         },
         {
          "name": "name",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Name of the product.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 256
          },
          "examples": [
           "Linen blouse"
          ]
         },
         {
          "name": "brand",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Brand.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 128
          },
          "examples": [
           "Shelf & Sons"
          ]
         },
         {
          "name": "variant",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Variant, e.g. colour or size.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 128
          },
          "examples": [
           "blue"
          ]
         },
         {
          "name": "coupon",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Coupon code of the product.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64
          },
          "examples": [
           "MAY"
          ]
         },
         {
          "name": "image_url",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Address of the product's image; query and fragment are cut off at ingestion.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 1024,
           "format": "uri"
          },
          "examples": [
           "https://shop.example/b-1042.jpg"
          ]
         },
         {
          "name": "url",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Address of the product's page; query and fragment are cut off at ingestion.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 1024,
           "format": "uri"
          },
          "examples": [
           "https://shop.example/b-1042"
          ]
         }
        ]
       }
      },
      {
       "name": "total",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Order total, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior.purchase_history"
        }
       ],
       "examples": [
        86.97
       ]
      },
      {
       "name": "currency",
       "logicalType": "string",
       "physicalType": "string",
       "description": "ISO 4217 currency of the prices.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 3,
        "pattern": "^[A-Z]{3}$"
       },
       "examples": [
        "USD"
       ]
      },
      {
       "name": "checkout_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own checkout id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "K-77"
       ]
      },
      {
       "name": "affiliation",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Store or affiliation of the sale.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "web shop"
       ]
      },
      {
       "name": "coupon",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Coupon code of the order.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "MAY"
       ]
      },
      {
       "name": "subtotal",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Total before discount, tax and shipping, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        79.97
       ]
      },
      {
       "name": "revenue",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Revenue without shipping and tax, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        79.97
       ]
      },
      {
       "name": "shipping",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Shipping cost, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        4.9
       ]
      },
      {
       "name": "tax",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Tax, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        2.1
       ]
      },
      {
       "name": "discount",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Discount, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        5
       ]
      }
     ],
     "quality": [
      {
       "name": "total_has_currency",
       "type": "custom",
       "engine": "nearshelf",
       "implementation": {
        "when": "total",
        "requires": "currency"
       },
       "description": "Where there is a total, its currency is named.",
       "dimension": "completeness",
       "severity": "warning"
      },
      {
       "name": "discount_within_subtotal",
       "type": "custom",
       "engine": "nearshelf",
       "implementation": {
        "field": "discount",
        "operator": "<=",
        "other": "subtotal"
       },
       "description": "A discount is at most the subtotal.",
       "dimension": "consistency",
       "severity": "warning"
      },
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "OrderUpdated",
   "namespace": "nearshelf.events",
   "doc": "An order was changed.",
   "fields": [
    {
     "name": "order_id",
     "type": "string",
     "doc": "The shop's own order id."
    },
    {
     "name": "products",
     "type": [
      "null",
      {
       "type": "array",
       "items": {
        "type": "record",
        "name": "OrderUpdatedProductsItem",
        "fields": [
         {
          "name": "product_id",
          "type": "string",
          "doc": "The shop's own product id (SKU)."
         },
         {
          "name": "category",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Category id."
         },
         {
          "name": "price",
          "type": [
           "null",
           "double"
          ],
          "default": null,
          "doc": "Price of one unit, in decimal currency units."
         },
         {
          "name": "quantity",
          "type": [
           "null",
           "int"
          ],
          "default": null,
          "doc": "Units."
         },
         {
          "name": "position",
          "type": [
           "null",
           "int"
          ],
          "default": null,
          "doc": "Place in the list, from 1."
         },
         {
          "name": "sku",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Stock keeping unit, where it is not the product id."
         },
         {
          "name": "name",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Name of the product."
         },
         {
          "name": "brand",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Brand."
         },
         {
          "name": "variant",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Variant, e.g. colour or size."
         },
         {
          "name": "coupon",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Coupon code of the product."
         },
         {
          "name": "image_url",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Address of the product's image; query and fragment are cut off at ingestion."
         },
         {
          "name": "url",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Address of the product's page; query and fragment are cut off at ingestion."
         }
        ]
       }
      }
     ],
     "default": null,
     "doc": "Order lines."
    },
    {
     "name": "total",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Order total, in decimal currency units."
    },
    {
     "name": "currency",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "ISO 4217 currency of the prices."
    },
    {
     "name": "checkout_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The shop's own checkout id."
    },
    {
     "name": "affiliation",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Store or affiliation of the sale."
    },
    {
     "name": "coupon",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Coupon code of the order."
    },
    {
     "name": "subtotal",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Total before discount, tax and shipping, in decimal currency units."
    },
    {
     "name": "revenue",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Revenue without shipping and tax, in decimal currency units."
    },
    {
     "name": "shipping",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Shipping cost, in decimal currency units."
    },
    {
     "name": "tax",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Tax, in decimal currency units."
    },
    {
     "name": "discount",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Discount, in decimal currency units."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.page_pinged",
   "name": "Page pinged",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "A page is still being read (Snowplow page ping).",
    "usage": "Sessions, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "page_pinged.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "page_pinged"
    },
    {
     "property": "segmentName",
     "value": "Page Pinged"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.page_pinged-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "page_pinged",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "path",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Path of the page, without query and fragment.",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 1024
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior.browsing_history"
        }
       ],
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "/trousers/42"
       ]
      },
      {
       "name": "title",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Title of the page.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 256
       },
       "examples": [
        "Trousers"
       ]
      },
      {
       "name": "referrer",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Address that led here; query and fragment are cut off at ingestion.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 1024
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior.browsing_history"
        }
       ],
       "examples": [
        "https://search.example/"
       ]
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "PagePinged",
   "namespace": "nearshelf.events",
   "doc": "A page is still being read (Snowplow page ping).",
   "fields": [
    {
     "name": "path",
     "type": "string",
     "doc": "Path of the page, without query and fragment."
    },
    {
     "name": "title",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Title of the page."
    },
    {
     "name": "referrer",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Address that led here; query and fragment are cut off at ingestion."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.page_viewed",
   "name": "Page viewed",
   "version": "1.1.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "A page of the shop was shown.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "page_viewed.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    },
    {
     "property": "freshness",
     "value": 24,
     "unit": "h",
     "description": "The newest event of a shop that has visitors."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "page_viewed"
    },
    {
     "property": "segmentName",
     "value": "Page Viewed"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.page_viewed-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "page_viewed",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "path",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Path of the page, without query and fragment.",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 1024,
        "format": "uri"
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior.browsing_history"
        }
       ],
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "/trousers/42"
       ]
      },
      {
       "name": "title",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Title of the page; what is personal in it is redacted.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 256
       },
       "examples": [
        "Trousers"
       ]
      },
      {
       "name": "referrer",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Address that led here; query and fragment are cut off at ingestion.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 1024,
        "format": "uri"
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior.browsing_history"
        }
       ],
       "examples": [
        "https://search.example/"
       ]
      },
      {
       "name": "category",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Category id, on a category page.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "trousers"
       ]
      },
      {
       "name": "name",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Name of the page.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 256
       },
       "examples": [
        "Home"
       ]
      },
      {
       "name": "url",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Address of the page; query and fragment are cut off at ingestion.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 1024,
        "format": "uri"
       },
       "examples": [
        "https://shop.example/trousers/42"
       ]
      },
      {
       "name": "campaign",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Name of the campaign (utm_campaign).",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "may-sale"
       ]
      },
      {
       "name": "campaign_source",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Source of the campaign (utm_source).",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "newsletter"
       ]
      },
      {
       "name": "campaign_medium",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Medium of the campaign (utm_medium).",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "email"
       ]
      },
      {
       "name": "device",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Kind of device: `desktop`, `mobile`, `tablet` or `other`.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 32,
        "pattern": "^[a-z][a-z0-9_-]{0,31}$"
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.device"
        }
       ],
       "examples": [
        "mobile"
       ]
      }
     ],
     "quality": [
      {
       "name": "arrives",
       "type": "library",
       "metric": "rowCount",
       "mustBeGreaterThan": 0,
       "description": "A day of a shop that has visitors holds some.",
       "dimension": "coverage",
       "severity": "warning",
       "scheduler": "cron",
       "schedule": "41 * * * *"
      },
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "PageViewed",
   "namespace": "nearshelf.events",
   "doc": "A page of the shop was shown.",
   "fields": [
    {
     "name": "path",
     "type": "string",
     "doc": "Path of the page, without query and fragment."
    },
    {
     "name": "title",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Title of the page; what is personal in it is redacted."
    },
    {
     "name": "referrer",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Address that led here; query and fragment are cut off at ingestion."
    },
    {
     "name": "category",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Category id, on a category page."
    },
    {
     "name": "name",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the page."
    },
    {
     "name": "url",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Address of the page; query and fragment are cut off at ingestion."
    },
    {
     "name": "campaign",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the campaign (utm_campaign)."
    },
    {
     "name": "campaign_source",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Source of the campaign (utm_source)."
    },
    {
     "name": "campaign_medium",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Medium of the campaign (utm_medium)."
    },
    {
     "name": "device",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Kind of device: `desktop`, `mobile`, `tablet` or `other`."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.payment_info_entered",
   "name": "Payment info entered",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "A way of paying was chosen; what was typed is not sent.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "payment_info_entered.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "payment_info_entered"
    },
    {
     "property": "segmentName",
     "value": "Payment Info Entered"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.payment_info_entered-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history",
      "user.behavior.purchase_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "payment_info_entered",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "checkout_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own checkout id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "K-77"
       ]
      },
      {
       "name": "order_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own order id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior.purchase_history"
        }
       ],
       "examples": [
        "O-2026-000417"
       ]
      },
      {
       "name": "step",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "Step of the checkout, from 1.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 1,
        "maximum": 100
       },
       "examples": [
        2
       ]
      },
      {
       "name": "shipping_method",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Way of shipping.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "parcel"
       ]
      },
      {
       "name": "payment_method",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Way of paying; never a number of a card.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.payment"
        }
       ],
       "examples": [
        "card"
       ]
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "PaymentInfoEntered",
   "namespace": "nearshelf.events",
   "doc": "A way of paying was chosen; what was typed is not sent.",
   "fields": [
    {
     "name": "checkout_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The shop's own checkout id."
    },
    {
     "name": "order_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The shop's own order id."
    },
    {
     "name": "step",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Step of the checkout, from 1."
    },
    {
     "name": "shipping_method",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Way of shipping."
    },
    {
     "name": "payment_method",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Way of paying; never a number of a card."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.product_added",
   "name": "Product added",
   "version": "1.1.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "A product was put into the cart.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "product_added.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "product_added"
    },
    {
     "property": "segmentName",
     "value": "Product Added"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.product_added-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "product_added",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "product_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own product id (SKU).",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "B-1042"
       ]
      },
      {
       "name": "category",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Category id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "blouses"
       ]
      },
      {
       "name": "price",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Price of one unit, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        28.99
       ]
      },
      {
       "name": "currency",
       "logicalType": "string",
       "physicalType": "string",
       "description": "ISO 4217 currency of the prices.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 3,
        "pattern": "^[A-Z]{3}$"
       },
       "examples": [
        "USD"
       ]
      },
      {
       "name": "quantity",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "Units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 1,
        "maximum": 100000
       },
       "examples": [
        1
       ]
      },
      {
       "name": "position",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "Place in the list that led here, from 1.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 1,
        "maximum": 100000
       },
       "examples": [
        1
       ]
      },
      {
       "name": "sku",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Stock keeping unit, where it is not the product id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "B-1042-S"
       ]
      },
      {
       "name": "name",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Name of the product.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 256
       },
       "examples": [
        "Linen blouse"
       ]
      },
      {
       "name": "brand",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Brand.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "Shelf & Sons"
       ]
      },
      {
       "name": "variant",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Variant, e.g. colour or size.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "blue"
       ]
      },
      {
       "name": "coupon",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Coupon code of the product.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "MAY"
       ]
      },
      {
       "name": "value",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Value of the interaction, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        28.99
       ]
      },
      {
       "name": "image_url",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Address of the product's image; query and fragment are cut off at ingestion.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 1024,
        "format": "uri"
       },
       "examples": [
        "https://shop.example/b-1042.jpg"
       ]
      },
      {
       "name": "url",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Address of the product's page; query and fragment are cut off at ingestion.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 1024,
        "format": "uri"
       },
       "examples": [
        "https://shop.example/b-1042"
       ]
      },
      {
       "name": "cart_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own cart id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "C-77"
       ]
      }
     ],
     "quality": [
      {
       "name": "price_has_currency",
       "type": "custom",
       "engine": "nearshelf",
       "implementation": {
        "when": "price",
        "requires": "currency"
       },
       "description": "Where there is a price, its currency is named.",
       "dimension": "completeness",
       "severity": "warning"
      },
      {
       "name": "value_has_currency",
       "type": "custom",
       "engine": "nearshelf",
       "implementation": {
        "when": "value",
        "requires": "currency"
       },
       "description": "Where there is a value, its currency is named.",
       "dimension": "completeness",
       "severity": "warning"
      },
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "ProductAdded",
   "namespace": "nearshelf.events",
   "doc": "A product was put into the cart.",
   "fields": [
    {
     "name": "product_id",
     "type": "string",
     "doc": "The shop's own product id (SKU)."
    },
    {
     "name": "category",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Category id."
    },
    {
     "name": "price",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Price of one unit, in decimal currency units."
    },
    {
     "name": "currency",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "ISO 4217 currency of the prices."
    },
    {
     "name": "quantity",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Units."
    },
    {
     "name": "position",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Place in the list that led here, from 1."
    },
    {
     "name": "sku",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Stock keeping unit, where it is not the product id."
    },
    {
     "name": "name",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the product."
    },
    {
     "name": "brand",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Brand."
    },
    {
     "name": "variant",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Variant, e.g. colour or size."
    },
    {
     "name": "coupon",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Coupon code of the product."
    },
    {
     "name": "value",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Value of the interaction, in decimal currency units."
    },
    {
     "name": "image_url",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Address of the product's image; query and fragment are cut off at ingestion."
    },
    {
     "name": "url",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Address of the product's page; query and fragment are cut off at ingestion."
    },
    {
     "name": "cart_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The shop's own cart id."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.product_added_to_wishlist",
   "name": "Product added to wishlist",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "A product was put on a wishlist.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "product_added_to_wishlist.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "product_added_to_wishlist"
    },
    {
     "property": "segmentName",
     "value": "Product Added to Wishlist"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.product_added_to_wishlist-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "product_added_to_wishlist",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "wishlist_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own wishlist id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "W-5"
       ]
      },
      {
       "name": "wishlist_name",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Name of the wishlist.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "Holiday"
       ]
      },
      {
       "name": "product_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own product id (SKU).",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "B-1042"
       ]
      },
      {
       "name": "category",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Category id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "blouses"
       ]
      },
      {
       "name": "price",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Price of one unit, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        28.99
       ]
      },
      {
       "name": "currency",
       "logicalType": "string",
       "physicalType": "string",
       "description": "ISO 4217 currency of the prices.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 3,
        "pattern": "^[A-Z]{3}$"
       },
       "examples": [
        "USD"
       ]
      },
      {
       "name": "quantity",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "Units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 1,
        "maximum": 100000
       },
       "examples": [
        1
       ]
      },
      {
       "name": "position",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "Place in the list that led here, from 1.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 1,
        "maximum": 100000
       },
       "examples": [
        1
       ]
      },
      {
       "name": "sku",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Stock keeping unit, where it is not the product id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "B-1042-S"
       ]
      },
      {
       "name": "name",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Name of the product.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 256
       },
       "examples": [
        "Linen blouse"
       ]
      },
      {
       "name": "brand",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Brand.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "Shelf & Sons"
       ]
      },
      {
       "name": "variant",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Variant, e.g. colour or size.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "blue"
       ]
      },
      {
       "name": "coupon",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Coupon code of the product.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "MAY"
       ]
      },
      {
       "name": "value",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Value of the interaction, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        28.99
       ]
      },
      {
       "name": "image_url",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Address of the product's image; query and fragment are cut off at ingestion.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 1024,
        "format": "uri"
       },
       "examples": [
        "https://shop.example/b-1042.jpg"
       ]
      },
      {
       "name": "url",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Address of the product's page; query and fragment are cut off at ingestion.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 1024,
        "format": "uri"
       },
       "examples": [
        "https://shop.example/b-1042"
       ]
      }
     ],
     "quality": [
      {
       "name": "price_has_currency",
       "type": "custom",
       "engine": "nearshelf",
       "implementation": {
        "when": "price",
        "requires": "currency"
       },
       "description": "Where there is a price, its currency is named.",
       "dimension": "completeness",
       "severity": "warning"
      },
      {
       "name": "value_has_currency",
       "type": "custom",
       "engine": "nearshelf",
       "implementation": {
        "when": "value",
        "requires": "currency"
       },
       "description": "Where there is a value, its currency is named.",
       "dimension": "completeness",
       "severity": "warning"
      },
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "ProductAddedToWishlist",
   "namespace": "nearshelf.events",
   "doc": "A product was put on a wishlist.",
   "fields": [
    {
     "name": "wishlist_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The shop's own wishlist id."
    },
    {
     "name": "wishlist_name",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the wishlist."
    },
    {
     "name": "product_id",
     "type": "string",
     "doc": "The shop's own product id (SKU)."
    },
    {
     "name": "category",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Category id."
    },
    {
     "name": "price",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Price of one unit, in decimal currency units."
    },
    {
     "name": "currency",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "ISO 4217 currency of the prices."
    },
    {
     "name": "quantity",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Units."
    },
    {
     "name": "position",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Place in the list that led here, from 1."
    },
    {
     "name": "sku",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Stock keeping unit, where it is not the product id."
    },
    {
     "name": "name",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the product."
    },
    {
     "name": "brand",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Brand."
    },
    {
     "name": "variant",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Variant, e.g. colour or size."
    },
    {
     "name": "coupon",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Coupon code of the product."
    },
    {
     "name": "value",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Value of the interaction, in decimal currency units."
    },
    {
     "name": "image_url",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Address of the product's image; query and fragment are cut off at ingestion."
    },
    {
     "name": "url",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Address of the product's page; query and fragment are cut off at ingestion."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.product_clicked",
   "name": "Product clicked",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "A product was chosen in a list.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "product_clicked.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "product_clicked"
    },
    {
     "property": "segmentName",
     "value": "Product Clicked"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.product_clicked-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "product_clicked",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "product_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own product id (SKU).",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "B-1042"
       ]
      },
      {
       "name": "category",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Category id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "blouses"
       ]
      },
      {
       "name": "price",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Price of one unit, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        28.99
       ]
      },
      {
       "name": "currency",
       "logicalType": "string",
       "physicalType": "string",
       "description": "ISO 4217 currency of the prices.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 3,
        "pattern": "^[A-Z]{3}$"
       },
       "examples": [
        "USD"
       ]
      },
      {
       "name": "quantity",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "Units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 1,
        "maximum": 100000
       },
       "examples": [
        1
       ]
      },
      {
       "name": "position",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "Place in the list that led here, from 1.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 1,
        "maximum": 100000
       },
       "examples": [
        1
       ]
      },
      {
       "name": "sku",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Stock keeping unit, where it is not the product id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "B-1042-S"
       ]
      },
      {
       "name": "name",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Name of the product.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 256
       },
       "examples": [
        "Linen blouse"
       ]
      },
      {
       "name": "brand",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Brand.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "Shelf & Sons"
       ]
      },
      {
       "name": "variant",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Variant, e.g. colour or size.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "blue"
       ]
      },
      {
       "name": "coupon",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Coupon code of the product.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "MAY"
       ]
      },
      {
       "name": "value",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Value of the interaction, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        28.99
       ]
      },
      {
       "name": "image_url",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Address of the product's image; query and fragment are cut off at ingestion.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 1024,
        "format": "uri"
       },
       "examples": [
        "https://shop.example/b-1042.jpg"
       ]
      },
      {
       "name": "url",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Address of the product's page; query and fragment are cut off at ingestion.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 1024,
        "format": "uri"
       },
       "examples": [
        "https://shop.example/b-1042"
       ]
      }
     ],
     "quality": [
      {
       "name": "price_has_currency",
       "type": "custom",
       "engine": "nearshelf",
       "implementation": {
        "when": "price",
        "requires": "currency"
       },
       "description": "Where there is a price, its currency is named.",
       "dimension": "completeness",
       "severity": "warning"
      },
      {
       "name": "value_has_currency",
       "type": "custom",
       "engine": "nearshelf",
       "implementation": {
        "when": "value",
        "requires": "currency"
       },
       "description": "Where there is a value, its currency is named.",
       "dimension": "completeness",
       "severity": "warning"
      },
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "ProductClicked",
   "namespace": "nearshelf.events",
   "doc": "A product was chosen in a list.",
   "fields": [
    {
     "name": "product_id",
     "type": "string",
     "doc": "The shop's own product id (SKU)."
    },
    {
     "name": "category",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Category id."
    },
    {
     "name": "price",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Price of one unit, in decimal currency units."
    },
    {
     "name": "currency",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "ISO 4217 currency of the prices."
    },
    {
     "name": "quantity",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Units."
    },
    {
     "name": "position",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Place in the list that led here, from 1."
    },
    {
     "name": "sku",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Stock keeping unit, where it is not the product id."
    },
    {
     "name": "name",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the product."
    },
    {
     "name": "brand",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Brand."
    },
    {
     "name": "variant",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Variant, e.g. colour or size."
    },
    {
     "name": "coupon",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Coupon code of the product."
    },
    {
     "name": "value",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Value of the interaction, in decimal currency units."
    },
    {
     "name": "image_url",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Address of the product's image; query and fragment are cut off at ingestion."
    },
    {
     "name": "url",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Address of the product's page; query and fragment are cut off at ingestion."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.product_list_filtered",
   "name": "Product list filtered",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "A list of products was filtered or sorted.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "product_list_filtered.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "product_list_filtered"
    },
    {
     "property": "segmentName",
     "value": "Product List Filtered"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.product_list_filtered-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history",
      "user.behavior.search_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "product_list_filtered",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "list_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own id of the list.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "new-in"
       ]
      },
      {
       "name": "category",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Category id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "blouses"
       ]
      },
      {
       "name": "filters",
       "logicalType": "array",
       "physicalType": "array",
       "description": "Filters in force.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxItems": 50
       },
       "items": {
        "logicalType": "object",
        "properties": [
         {
          "name": "type",
          "logicalType": "string",
          "physicalType": "string",
          "description": "What it works on, e.g. `price`.",
          "required": true,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64
          },
          "quality": [
           {
            "type": "library",
            "metric": "nullValues",
            "mustBe": 0,
            "dimension": "completeness",
            "severity": "error"
           }
          ],
          "examples": [
           "price"
          ]
         },
         {
          "name": "value",
          "logicalType": "string",
          "physicalType": "string",
          "description": "What was chosen.",
          "required": true,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 128
          },
          "quality": [
           {
            "type": "library",
            "metric": "nullValues",
            "mustBe": 0,
            "dimension": "completeness",
            "severity": "error"
           }
          ],
          "examples": [
           "under-50"
          ]
         }
        ]
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior.search_history"
        }
       ]
      },
      {
       "name": "sorts",
       "logicalType": "array",
       "physicalType": "array",
       "description": "Orders in force.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxItems": 50
       },
       "items": {
        "logicalType": "object",
        "properties": [
         {
          "name": "type",
          "logicalType": "string",
          "physicalType": "string",
          "description": "What it works on, e.g. `price`.",
          "required": true,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64
          },
          "quality": [
           {
            "type": "library",
            "metric": "nullValues",
            "mustBe": 0,
            "dimension": "completeness",
            "severity": "error"
           }
          ],
          "examples": [
           "price"
          ]
         },
         {
          "name": "value",
          "logicalType": "string",
          "physicalType": "string",
          "description": "What was chosen.",
          "required": true,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 128
          },
          "quality": [
           {
            "type": "library",
            "metric": "nullValues",
            "mustBe": 0,
            "dimension": "completeness",
            "severity": "error"
           }
          ],
          "examples": [
           "under-50"
          ]
         }
        ]
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior.search_history"
        }
       ]
      },
      {
       "name": "products",
       "logicalType": "array",
       "physicalType": "array",
       "description": "Products shown, in order.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxItems": 200
       },
       "items": {
        "logicalType": "object",
        "properties": [
         {
          "name": "product_id",
          "logicalType": "string",
          "physicalType": "string",
          "description": "The shop's own product id (SKU).",
          "required": true,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64,
           "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
          },
          "quality": [
           {
            "type": "library",
            "metric": "nullValues",
            "mustBe": 0,
            "dimension": "completeness",
            "severity": "error"
           }
          ],
          "examples": [
           "B-1042"
          ]
         },
         {
          "name": "category",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Category id.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64
          },
          "examples": [
           "blouses"
          ]
         },
         {
          "name": "price",
          "logicalType": "number",
          "physicalType": "double",
          "description": "Price of one unit, in decimal currency units.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "minimum": 0,
           "maximum": 1000000000
          },
          "examples": [
           28.99
          ]
         },
         {
          "name": "quantity",
          "logicalType": "integer",
          "physicalType": "int",
          "description": "Units.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "minimum": 1,
           "maximum": 100000
          },
          "examples": [
           1
          ]
         },
         {
          "name": "position",
          "logicalType": "integer",
          "physicalType": "int",
          "description": "Place in the list, from 1.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "minimum": 1,
           "maximum": 100000
          },
          "examples": [
           1
          ]
         },
         {
          "name": "sku",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Stock keeping unit, where it is not the product id.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64,
           "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
          },
          "examples": [
           "B-1042-S"
          ]
         },
         {
          "name": "name",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Name of the product.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 256
          },
          "examples": [
           "Linen blouse"
          ]
         },
         {
          "name": "brand",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Brand.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 128
          },
          "examples": [
           "Shelf & Sons"
          ]
         },
         {
          "name": "variant",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Variant, e.g. colour or size.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 128
          },
          "examples": [
           "blue"
          ]
         },
         {
          "name": "coupon",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Coupon code of the product.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64
          },
          "examples": [
           "MAY"
          ]
         },
         {
          "name": "image_url",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Address of the product's image; query and fragment are cut off at ingestion.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 1024,
           "format": "uri"
          },
          "examples": [
           "https://shop.example/b-1042.jpg"
          ]
         },
         {
          "name": "url",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Address of the product's page; query and fragment are cut off at ingestion.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 1024,
           "format": "uri"
          },
          "examples": [
           "https://shop.example/b-1042"
          ]
         }
        ]
       }
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "ProductListFiltered",
   "namespace": "nearshelf.events",
   "doc": "A list of products was filtered or sorted.",
   "fields": [
    {
     "name": "list_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The shop's own id of the list."
    },
    {
     "name": "category",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Category id."
    },
    {
     "name": "filters",
     "type": [
      "null",
      {
       "type": "array",
       "items": {
        "type": "record",
        "name": "ProductListFilteredFiltersItem",
        "fields": [
         {
          "name": "type",
          "type": "string",
          "doc": "What it works on, e.g. `price`."
         },
         {
          "name": "value",
          "type": "string",
          "doc": "What was chosen."
         }
        ]
       }
      }
     ],
     "default": null,
     "doc": "Filters in force."
    },
    {
     "name": "sorts",
     "type": [
      "null",
      {
       "type": "array",
       "items": {
        "type": "record",
        "name": "ProductListFilteredSortsItem",
        "fields": [
         {
          "name": "type",
          "type": "string",
          "doc": "What it works on, e.g. `price`."
         },
         {
          "name": "value",
          "type": "string",
          "doc": "What was chosen."
         }
        ]
       }
      }
     ],
     "default": null,
     "doc": "Orders in force."
    },
    {
     "name": "products",
     "type": [
      "null",
      {
       "type": "array",
       "items": {
        "type": "record",
        "name": "ProductListFilteredProductsItem",
        "fields": [
         {
          "name": "product_id",
          "type": "string",
          "doc": "The shop's own product id (SKU)."
         },
         {
          "name": "category",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Category id."
         },
         {
          "name": "price",
          "type": [
           "null",
           "double"
          ],
          "default": null,
          "doc": "Price of one unit, in decimal currency units."
         },
         {
          "name": "quantity",
          "type": [
           "null",
           "int"
          ],
          "default": null,
          "doc": "Units."
         },
         {
          "name": "position",
          "type": [
           "null",
           "int"
          ],
          "default": null,
          "doc": "Place in the list, from 1."
         },
         {
          "name": "sku",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Stock keeping unit, where it is not the product id."
         },
         {
          "name": "name",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Name of the product."
         },
         {
          "name": "brand",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Brand."
         },
         {
          "name": "variant",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Variant, e.g. colour or size."
         },
         {
          "name": "coupon",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Coupon code of the product."
         },
         {
          "name": "image_url",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Address of the product's image; query and fragment are cut off at ingestion."
         },
         {
          "name": "url",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Address of the product's page; query and fragment are cut off at ingestion."
         }
        ]
       }
      }
     ],
     "default": null,
     "doc": "Products shown, in order."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.product_list_viewed",
   "name": "Product list viewed",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "A list or category of products was shown.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "product_list_viewed.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "product_list_viewed"
    },
    {
     "property": "segmentName",
     "value": "Product List Viewed"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.product_list_viewed-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "product_list_viewed",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "list_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own id of the list.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "new-in"
       ]
      },
      {
       "name": "category",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Category id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "blouses"
       ]
      },
      {
       "name": "products",
       "logicalType": "array",
       "physicalType": "array",
       "description": "Products shown, in order.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxItems": 200
       },
       "items": {
        "logicalType": "object",
        "properties": [
         {
          "name": "product_id",
          "logicalType": "string",
          "physicalType": "string",
          "description": "The shop's own product id (SKU).",
          "required": true,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64,
           "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
          },
          "quality": [
           {
            "type": "library",
            "metric": "nullValues",
            "mustBe": 0,
            "dimension": "completeness",
            "severity": "error"
           }
          ],
          "examples": [
           "B-1042"
          ]
         },
         {
          "name": "category",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Category id.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64
          },
          "examples": [
           "blouses"
          ]
         },
         {
          "name": "price",
          "logicalType": "number",
          "physicalType": "double",
          "description": "Price of one unit, in decimal currency units.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "minimum": 0,
           "maximum": 1000000000
          },
          "examples": [
           28.99
          ]
         },
         {
          "name": "quantity",
          "logicalType": "integer",
          "physicalType": "int",
          "description": "Units.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "minimum": 1,
           "maximum": 100000
          },
          "examples": [
           1
          ]
         },
         {
          "name": "position",
          "logicalType": "integer",
          "physicalType": "int",
          "description": "Place in the list, from 1.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "minimum": 1,
           "maximum": 100000
          },
          "examples": [
           1
          ]
         },
         {
          "name": "sku",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Stock keeping unit, where it is not the product id.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64,
           "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
          },
          "examples": [
           "B-1042-S"
          ]
         },
         {
          "name": "name",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Name of the product.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 256
          },
          "examples": [
           "Linen blouse"
          ]
         },
         {
          "name": "brand",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Brand.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 128
          },
          "examples": [
           "Shelf & Sons"
          ]
         },
         {
          "name": "variant",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Variant, e.g. colour or size.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 128
          },
          "examples": [
           "blue"
          ]
         },
         {
          "name": "coupon",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Coupon code of the product.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64
          },
          "examples": [
           "MAY"
          ]
         },
         {
          "name": "image_url",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Address of the product's image; query and fragment are cut off at ingestion.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 1024,
           "format": "uri"
          },
          "examples": [
           "https://shop.example/b-1042.jpg"
          ]
         },
         {
          "name": "url",
          "logicalType": "string",
          "physicalType": "string",
          "description": "Address of the product's page; query and fragment are cut off at ingestion.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 1024,
           "format": "uri"
          },
          "examples": [
           "https://shop.example/b-1042"
          ]
         }
        ]
       }
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "ProductListViewed",
   "namespace": "nearshelf.events",
   "doc": "A list or category of products was shown.",
   "fields": [
    {
     "name": "list_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The shop's own id of the list."
    },
    {
     "name": "category",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Category id."
    },
    {
     "name": "products",
     "type": [
      "null",
      {
       "type": "array",
       "items": {
        "type": "record",
        "name": "ProductListViewedProductsItem",
        "fields": [
         {
          "name": "product_id",
          "type": "string",
          "doc": "The shop's own product id (SKU)."
         },
         {
          "name": "category",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Category id."
         },
         {
          "name": "price",
          "type": [
           "null",
           "double"
          ],
          "default": null,
          "doc": "Price of one unit, in decimal currency units."
         },
         {
          "name": "quantity",
          "type": [
           "null",
           "int"
          ],
          "default": null,
          "doc": "Units."
         },
         {
          "name": "position",
          "type": [
           "null",
           "int"
          ],
          "default": null,
          "doc": "Place in the list, from 1."
         },
         {
          "name": "sku",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Stock keeping unit, where it is not the product id."
         },
         {
          "name": "name",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Name of the product."
         },
         {
          "name": "brand",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Brand."
         },
         {
          "name": "variant",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Variant, e.g. colour or size."
         },
         {
          "name": "coupon",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Coupon code of the product."
         },
         {
          "name": "image_url",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Address of the product's image; query and fragment are cut off at ingestion."
         },
         {
          "name": "url",
          "type": [
           "null",
           "string"
          ],
          "default": null,
          "doc": "Address of the product's page; query and fragment are cut off at ingestion."
         }
        ]
       }
      }
     ],
     "default": null,
     "doc": "Products shown, in order."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.product_removed",
   "name": "Product removed",
   "version": "1.1.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "A product was taken out of the cart.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "product_removed.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "product_removed"
    },
    {
     "property": "segmentName",
     "value": "Product Removed"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.product_removed-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "product_removed",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "product_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own product id (SKU).",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "B-1042"
       ]
      },
      {
       "name": "category",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Category id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "blouses"
       ]
      },
      {
       "name": "price",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Price of one unit, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        28.99
       ]
      },
      {
       "name": "currency",
       "logicalType": "string",
       "physicalType": "string",
       "description": "ISO 4217 currency of the prices.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 3,
        "pattern": "^[A-Z]{3}$"
       },
       "examples": [
        "USD"
       ]
      },
      {
       "name": "quantity",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "Units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 1,
        "maximum": 100000
       },
       "examples": [
        1
       ]
      },
      {
       "name": "position",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "Place in the list that led here, from 1.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 1,
        "maximum": 100000
       },
       "examples": [
        1
       ]
      },
      {
       "name": "sku",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Stock keeping unit, where it is not the product id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "B-1042-S"
       ]
      },
      {
       "name": "name",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Name of the product.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 256
       },
       "examples": [
        "Linen blouse"
       ]
      },
      {
       "name": "brand",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Brand.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "Shelf & Sons"
       ]
      },
      {
       "name": "variant",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Variant, e.g. colour or size.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "blue"
       ]
      },
      {
       "name": "coupon",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Coupon code of the product.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "MAY"
       ]
      },
      {
       "name": "value",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Value of the interaction, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        28.99
       ]
      },
      {
       "name": "image_url",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Address of the product's image; query and fragment are cut off at ingestion.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 1024,
        "format": "uri"
       },
       "examples": [
        "https://shop.example/b-1042.jpg"
       ]
      },
      {
       "name": "url",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Address of the product's page; query and fragment are cut off at ingestion.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 1024,
        "format": "uri"
       },
       "examples": [
        "https://shop.example/b-1042"
       ]
      },
      {
       "name": "cart_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own cart id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "C-77"
       ]
      }
     ],
     "quality": [
      {
       "name": "price_has_currency",
       "type": "custom",
       "engine": "nearshelf",
       "implementation": {
        "when": "price",
        "requires": "currency"
       },
       "description": "Where there is a price, its currency is named.",
       "dimension": "completeness",
       "severity": "warning"
      },
      {
       "name": "value_has_currency",
       "type": "custom",
       "engine": "nearshelf",
       "implementation": {
        "when": "value",
        "requires": "currency"
       },
       "description": "Where there is a value, its currency is named.",
       "dimension": "completeness",
       "severity": "warning"
      },
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "ProductRemoved",
   "namespace": "nearshelf.events",
   "doc": "A product was taken out of the cart.",
   "fields": [
    {
     "name": "product_id",
     "type": "string",
     "doc": "The shop's own product id (SKU)."
    },
    {
     "name": "category",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Category id."
    },
    {
     "name": "price",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Price of one unit, in decimal currency units."
    },
    {
     "name": "currency",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "ISO 4217 currency of the prices."
    },
    {
     "name": "quantity",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Units."
    },
    {
     "name": "position",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Place in the list that led here, from 1."
    },
    {
     "name": "sku",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Stock keeping unit, where it is not the product id."
    },
    {
     "name": "name",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the product."
    },
    {
     "name": "brand",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Brand."
    },
    {
     "name": "variant",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Variant, e.g. colour or size."
    },
    {
     "name": "coupon",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Coupon code of the product."
    },
    {
     "name": "value",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Value of the interaction, in decimal currency units."
    },
    {
     "name": "image_url",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Address of the product's image; query and fragment are cut off at ingestion."
    },
    {
     "name": "url",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Address of the product's page; query and fragment are cut off at ingestion."
    },
    {
     "name": "cart_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The shop's own cart id."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.product_removed_from_wishlist",
   "name": "Product removed from wishlist",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "A product was taken off a wishlist.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "product_removed_from_wishlist.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "product_removed_from_wishlist"
    },
    {
     "property": "segmentName",
     "value": "Product Removed from Wishlist"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.product_removed_from_wishlist-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "product_removed_from_wishlist",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "wishlist_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own wishlist id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "W-5"
       ]
      },
      {
       "name": "wishlist_name",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Name of the wishlist.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "Holiday"
       ]
      },
      {
       "name": "product_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own product id (SKU).",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "B-1042"
       ]
      },
      {
       "name": "category",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Category id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "blouses"
       ]
      },
      {
       "name": "price",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Price of one unit, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        28.99
       ]
      },
      {
       "name": "currency",
       "logicalType": "string",
       "physicalType": "string",
       "description": "ISO 4217 currency of the prices.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 3,
        "pattern": "^[A-Z]{3}$"
       },
       "examples": [
        "USD"
       ]
      },
      {
       "name": "quantity",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "Units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 1,
        "maximum": 100000
       },
       "examples": [
        1
       ]
      },
      {
       "name": "position",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "Place in the list that led here, from 1.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 1,
        "maximum": 100000
       },
       "examples": [
        1
       ]
      },
      {
       "name": "sku",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Stock keeping unit, where it is not the product id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "B-1042-S"
       ]
      },
      {
       "name": "name",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Name of the product.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 256
       },
       "examples": [
        "Linen blouse"
       ]
      },
      {
       "name": "brand",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Brand.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "Shelf & Sons"
       ]
      },
      {
       "name": "variant",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Variant, e.g. colour or size.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "blue"
       ]
      },
      {
       "name": "coupon",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Coupon code of the product.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "MAY"
       ]
      },
      {
       "name": "value",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Value of the interaction, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        28.99
       ]
      },
      {
       "name": "image_url",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Address of the product's image; query and fragment are cut off at ingestion.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 1024,
        "format": "uri"
       },
       "examples": [
        "https://shop.example/b-1042.jpg"
       ]
      },
      {
       "name": "url",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Address of the product's page; query and fragment are cut off at ingestion.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 1024,
        "format": "uri"
       },
       "examples": [
        "https://shop.example/b-1042"
       ]
      }
     ],
     "quality": [
      {
       "name": "price_has_currency",
       "type": "custom",
       "engine": "nearshelf",
       "implementation": {
        "when": "price",
        "requires": "currency"
       },
       "description": "Where there is a price, its currency is named.",
       "dimension": "completeness",
       "severity": "warning"
      },
      {
       "name": "value_has_currency",
       "type": "custom",
       "engine": "nearshelf",
       "implementation": {
        "when": "value",
        "requires": "currency"
       },
       "description": "Where there is a value, its currency is named.",
       "dimension": "completeness",
       "severity": "warning"
      },
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "ProductRemovedFromWishlist",
   "namespace": "nearshelf.events",
   "doc": "A product was taken off a wishlist.",
   "fields": [
    {
     "name": "wishlist_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The shop's own wishlist id."
    },
    {
     "name": "wishlist_name",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the wishlist."
    },
    {
     "name": "product_id",
     "type": "string",
     "doc": "The shop's own product id (SKU)."
    },
    {
     "name": "category",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Category id."
    },
    {
     "name": "price",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Price of one unit, in decimal currency units."
    },
    {
     "name": "currency",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "ISO 4217 currency of the prices."
    },
    {
     "name": "quantity",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Units."
    },
    {
     "name": "position",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Place in the list that led here, from 1."
    },
    {
     "name": "sku",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Stock keeping unit, where it is not the product id."
    },
    {
     "name": "name",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the product."
    },
    {
     "name": "brand",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Brand."
    },
    {
     "name": "variant",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Variant, e.g. colour or size."
    },
    {
     "name": "coupon",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Coupon code of the product."
    },
    {
     "name": "value",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Value of the interaction, in decimal currency units."
    },
    {
     "name": "image_url",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Address of the product's image; query and fragment are cut off at ingestion."
    },
    {
     "name": "url",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Address of the product's page; query and fragment are cut off at ingestion."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.product_reviewed",
   "name": "Product reviewed",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "A product was reviewed.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "product_reviewed.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "product_reviewed"
    },
    {
     "property": "segmentName",
     "value": "Product Reviewed"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.product_reviewed-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "product_reviewed",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "product_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own product id (SKU).",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "B-1042"
       ]
      },
      {
       "name": "review_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own review id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "R-9"
       ]
      },
      {
       "name": "review_body",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The review; what is personal in it is redacted.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 4096
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.content.public"
        }
       ],
       "examples": [
        "Fits well"
       ]
      },
      {
       "name": "rating",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The rating given.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 16
       },
       "examples": [
        "4"
       ]
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "ProductReviewed",
   "namespace": "nearshelf.events",
   "doc": "A product was reviewed.",
   "fields": [
    {
     "name": "product_id",
     "type": "string",
     "doc": "The shop's own product id (SKU)."
    },
    {
     "name": "review_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The shop's own review id."
    },
    {
     "name": "review_body",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The review; what is personal in it is redacted."
    },
    {
     "name": "rating",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The rating given."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.product_shared",
   "name": "Product shared",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "A product was shared.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "product_shared.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "product_shared"
    },
    {
     "property": "segmentName",
     "value": "Product Shared"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.product_shared-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "product_shared",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "share_via",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Channel of the message.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "email"
       ]
      },
      {
       "name": "share_message",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The message; what is personal in it is redacted.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 1024
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.content.private"
        }
       ],
       "examples": [
        "Look at this"
       ]
      },
      {
       "name": "recipient",
       "logicalType": "string",
       "physicalType": "string",
       "description": "To whom it was sent; not stored.",
       "required": false,
       "classification": "restricted",
       "logicalTypeOptions": {
        "maxLength": 320
       },
       "customProperties": [
        {
         "property": "personalData",
         "value": "drop"
        },
        {
         "property": "dataCategory",
         "value": "user.contact.email"
        }
       ],
       "examples": [
        "jane@shop.example"
       ]
      },
      {
       "name": "product_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own product id (SKU).",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "B-1042"
       ]
      },
      {
       "name": "category",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Category id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "blouses"
       ]
      },
      {
       "name": "price",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Price of one unit, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        28.99
       ]
      },
      {
       "name": "currency",
       "logicalType": "string",
       "physicalType": "string",
       "description": "ISO 4217 currency of the prices.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 3,
        "pattern": "^[A-Z]{3}$"
       },
       "examples": [
        "USD"
       ]
      },
      {
       "name": "quantity",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "Units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 1,
        "maximum": 100000
       },
       "examples": [
        1
       ]
      },
      {
       "name": "position",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "Place in the list that led here, from 1.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 1,
        "maximum": 100000
       },
       "examples": [
        1
       ]
      },
      {
       "name": "sku",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Stock keeping unit, where it is not the product id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "B-1042-S"
       ]
      },
      {
       "name": "name",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Name of the product.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 256
       },
       "examples": [
        "Linen blouse"
       ]
      },
      {
       "name": "brand",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Brand.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "Shelf & Sons"
       ]
      },
      {
       "name": "variant",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Variant, e.g. colour or size.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "blue"
       ]
      },
      {
       "name": "coupon",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Coupon code of the product.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "MAY"
       ]
      },
      {
       "name": "value",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Value of the interaction, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        28.99
       ]
      },
      {
       "name": "image_url",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Address of the product's image; query and fragment are cut off at ingestion.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 1024,
        "format": "uri"
       },
       "examples": [
        "https://shop.example/b-1042.jpg"
       ]
      },
      {
       "name": "url",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Address of the product's page; query and fragment are cut off at ingestion.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 1024,
        "format": "uri"
       },
       "examples": [
        "https://shop.example/b-1042"
       ]
      }
     ],
     "quality": [
      {
       "name": "price_has_currency",
       "type": "custom",
       "engine": "nearshelf",
       "implementation": {
        "when": "price",
        "requires": "currency"
       },
       "description": "Where there is a price, its currency is named.",
       "dimension": "completeness",
       "severity": "warning"
      },
      {
       "name": "value_has_currency",
       "type": "custom",
       "engine": "nearshelf",
       "implementation": {
        "when": "value",
        "requires": "currency"
       },
       "description": "Where there is a value, its currency is named.",
       "dimension": "completeness",
       "severity": "warning"
      },
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "ProductShared",
   "namespace": "nearshelf.events",
   "doc": "A product was shared.",
   "fields": [
    {
     "name": "share_via",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Channel of the message."
    },
    {
     "name": "share_message",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The message; what is personal in it is redacted."
    },
    {
     "name": "recipient",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "To whom it was sent; not stored."
    },
    {
     "name": "product_id",
     "type": "string",
     "doc": "The shop's own product id (SKU)."
    },
    {
     "name": "category",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Category id."
    },
    {
     "name": "price",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Price of one unit, in decimal currency units."
    },
    {
     "name": "currency",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "ISO 4217 currency of the prices."
    },
    {
     "name": "quantity",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Units."
    },
    {
     "name": "position",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Place in the list that led here, from 1."
    },
    {
     "name": "sku",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Stock keeping unit, where it is not the product id."
    },
    {
     "name": "name",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the product."
    },
    {
     "name": "brand",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Brand."
    },
    {
     "name": "variant",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Variant, e.g. colour or size."
    },
    {
     "name": "coupon",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Coupon code of the product."
    },
    {
     "name": "value",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Value of the interaction, in decimal currency units."
    },
    {
     "name": "image_url",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Address of the product's image; query and fragment are cut off at ingestion."
    },
    {
     "name": "url",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Address of the product's page; query and fragment are cut off at ingestion."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.product_viewed",
   "name": "Product viewed",
   "version": "1.1.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "A product's page was shown.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "product_viewed.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    },
    {
     "property": "freshness",
     "value": 24,
     "unit": "h",
     "description": "The newest event of a shop that has visitors."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "product_viewed"
    },
    {
     "property": "segmentName",
     "value": "Product Viewed"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.product_viewed-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "product_viewed",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "product_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own product id (SKU).",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "B-1042"
       ]
      },
      {
       "name": "category",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Category id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "blouses"
       ]
      },
      {
       "name": "price",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Price of one unit, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        28.99
       ]
      },
      {
       "name": "currency",
       "logicalType": "string",
       "physicalType": "string",
       "description": "ISO 4217 currency of the prices.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 3,
        "pattern": "^[A-Z]{3}$"
       },
       "examples": [
        "USD"
       ]
      },
      {
       "name": "quantity",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "Units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 1,
        "maximum": 100000
       },
       "examples": [
        1
       ]
      },
      {
       "name": "position",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "Place in the list that led here, from 1.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 1,
        "maximum": 100000
       },
       "examples": [
        1
       ]
      },
      {
       "name": "sku",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Stock keeping unit, where it is not the product id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "B-1042-S"
       ]
      },
      {
       "name": "name",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Name of the product.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 256
       },
       "examples": [
        "Linen blouse"
       ]
      },
      {
       "name": "brand",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Brand.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "Shelf & Sons"
       ]
      },
      {
       "name": "variant",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Variant, e.g. colour or size.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "blue"
       ]
      },
      {
       "name": "coupon",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Coupon code of the product.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "MAY"
       ]
      },
      {
       "name": "value",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Value of the interaction, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        28.99
       ]
      },
      {
       "name": "image_url",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Address of the product's image; query and fragment are cut off at ingestion.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 1024,
        "format": "uri"
       },
       "examples": [
        "https://shop.example/b-1042.jpg"
       ]
      },
      {
       "name": "url",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Address of the product's page; query and fragment are cut off at ingestion.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 1024,
        "format": "uri"
       },
       "examples": [
        "https://shop.example/b-1042"
       ]
      }
     ],
     "quality": [
      {
       "name": "price_has_currency",
       "type": "custom",
       "engine": "nearshelf",
       "implementation": {
        "when": "price",
        "requires": "currency"
       },
       "description": "Where there is a price, its currency is named.",
       "dimension": "completeness",
       "severity": "warning"
      },
      {
       "name": "value_has_currency",
       "type": "custom",
       "engine": "nearshelf",
       "implementation": {
        "when": "value",
        "requires": "currency"
       },
       "description": "Where there is a value, its currency is named.",
       "dimension": "completeness",
       "severity": "warning"
      },
      {
       "name": "arrives",
       "type": "library",
       "metric": "rowCount",
       "mustBeGreaterThan": 0,
       "description": "A day of a shop that has visitors holds some.",
       "dimension": "coverage",
       "severity": "warning",
       "scheduler": "cron",
       "schedule": "41 * * * *"
      },
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "ProductViewed",
   "namespace": "nearshelf.events",
   "doc": "A product's page was shown.",
   "fields": [
    {
     "name": "product_id",
     "type": "string",
     "doc": "The shop's own product id (SKU)."
    },
    {
     "name": "category",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Category id."
    },
    {
     "name": "price",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Price of one unit, in decimal currency units."
    },
    {
     "name": "currency",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "ISO 4217 currency of the prices."
    },
    {
     "name": "quantity",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Units."
    },
    {
     "name": "position",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Place in the list that led here, from 1."
    },
    {
     "name": "sku",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Stock keeping unit, where it is not the product id."
    },
    {
     "name": "name",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the product."
    },
    {
     "name": "brand",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Brand."
    },
    {
     "name": "variant",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Variant, e.g. colour or size."
    },
    {
     "name": "coupon",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Coupon code of the product."
    },
    {
     "name": "value",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Value of the interaction, in decimal currency units."
    },
    {
     "name": "image_url",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Address of the product's image; query and fragment are cut off at ingestion."
    },
    {
     "name": "url",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Address of the product's page; query and fragment are cut off at ingestion."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.products_searched",
   "name": "Products searched",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "Products were searched for.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "products_searched.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "products_searched"
    },
    {
     "property": "segmentName",
     "value": "Products Searched"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.products_searched-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history",
      "user.behavior.search_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "products_searched",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "query",
       "logicalType": "string",
       "physicalType": "string",
       "description": "What was searched for; what is personal in it is redacted.",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 512
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior.search_history"
        }
       ],
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "linen blouse"
       ]
      },
      {
       "name": "results",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "Products found.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000
       },
       "examples": [
        3
       ]
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "ProductsSearched",
   "namespace": "nearshelf.events",
   "doc": "Products were searched for.",
   "fields": [
    {
     "name": "query",
     "type": "string",
     "doc": "What was searched for; what is personal in it is redacted."
    },
    {
     "name": "results",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Products found."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.promotion_clicked",
   "name": "Promotion clicked",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "A promotion was opened.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "promotion_clicked.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "promotion_clicked"
    },
    {
     "property": "segmentName",
     "value": "Promotion Clicked"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.promotion_clicked-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "promotion_clicked",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "promotion_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own promotion id.",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "P-5"
       ]
      },
      {
       "name": "creative",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Creative that was shown.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "banner"
       ]
      },
      {
       "name": "name",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Name of the promotion.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 256
       },
       "examples": [
        "May sale"
       ]
      },
      {
       "name": "position",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Where it was shown.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "home_top"
       ]
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "PromotionClicked",
   "namespace": "nearshelf.events",
   "doc": "A promotion was opened.",
   "fields": [
    {
     "name": "promotion_id",
     "type": "string",
     "doc": "The shop's own promotion id."
    },
    {
     "name": "creative",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Creative that was shown."
    },
    {
     "name": "name",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the promotion."
    },
    {
     "name": "position",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Where it was shown."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.promotion_viewed",
   "name": "Promotion viewed",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "A promotion was shown.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "promotion_viewed.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "promotion_viewed"
    },
    {
     "property": "segmentName",
     "value": "Promotion Viewed"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.promotion_viewed-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "promotion_viewed",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "promotion_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own promotion id.",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "P-5"
       ]
      },
      {
       "name": "creative",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Creative that was shown.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "banner"
       ]
      },
      {
       "name": "name",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Name of the promotion.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 256
       },
       "examples": [
        "May sale"
       ]
      },
      {
       "name": "position",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Where it was shown.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "home_top"
       ]
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "PromotionViewed",
   "namespace": "nearshelf.events",
   "doc": "A promotion was shown.",
   "fields": [
    {
     "name": "promotion_id",
     "type": "string",
     "doc": "The shop's own promotion id."
    },
    {
     "name": "creative",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Creative that was shown."
    },
    {
     "name": "name",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the promotion."
    },
    {
     "name": "position",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Where it was shown."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.raw",
   "name": "Raw",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "An event of a type that no contract describes, kept as it came, where the deployment keeps such events.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "raw.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 90,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "raw"
    },
    {
     "property": "segmentName",
     "value": "Raw"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.raw-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "event lake"
     ]
    }
   ],
   "schema": [
    {
     "name": "raw",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "event",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The event's own type, canonical.",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "quiz_finished"
       ]
      },
      {
       "name": "properties",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The payload as JSON text; what is personal in it is redacted.",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 98304,
        "format": "json"
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior"
        }
       ],
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "{\"score\":7}"
       ]
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "Raw",
   "namespace": "nearshelf.events",
   "doc": "An event of a type that no contract describes, kept as it came, where the deployment keeps such events.",
   "fields": [
    {
     "name": "event",
     "type": "string",
     "doc": "The event's own type, canonical."
    },
    {
     "name": "properties",
     "type": {
      "type": "string",
      "logicalType": "json"
     },
     "doc": "The payload as JSON text; what is personal in it is redacted."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.recommendation_clicked",
   "name": "Recommendation clicked",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "A recommended product was opened.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "recommendation_clicked.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "recommendation_clicked"
    },
    {
     "property": "segmentName",
     "value": "Recommendation Clicked"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.recommendation_clicked-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "recommendation_clicked",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "request_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "requestId of the recommendation answer.",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[A-Za-z0-9._:-]{1,64}$"
       },
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "0b0e2a8e-7d3c-4d4e-9a0b-0f1f0a6d9f10"
       ]
      },
      {
       "name": "placement",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Placement that was asked for.",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[a-z][a-z0-9_-]{0,63}$"
       },
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "home"
       ]
      },
      {
       "name": "model",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Model version that answered.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "20261122T160000Z-1a2b3c4d"
       ]
      },
      {
       "name": "product_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own product id (SKU).",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "B-1042"
       ]
      },
      {
       "name": "position",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "Place in the rail, from 1.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 1,
        "maximum": 1000
       },
       "examples": [
        1
       ]
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "RecommendationClicked",
   "namespace": "nearshelf.events",
   "doc": "A recommended product was opened.",
   "fields": [
    {
     "name": "request_id",
     "type": "string",
     "doc": "requestId of the recommendation answer."
    },
    {
     "name": "placement",
     "type": "string",
     "doc": "Placement that was asked for."
    },
    {
     "name": "model",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Model version that answered."
    },
    {
     "name": "product_id",
     "type": "string",
     "doc": "The shop's own product id (SKU)."
    },
    {
     "name": "position",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Place in the rail, from 1."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.recommendation_shown",
   "name": "Recommendation shown",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "A rail of recommendations was on screen.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "recommendation_shown.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "recommendation_shown"
    },
    {
     "property": "segmentName",
     "value": "Recommendation Shown"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.recommendation_shown-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "recommendation_shown",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "request_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "requestId of the recommendation answer.",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[A-Za-z0-9._:-]{1,64}$"
       },
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "0b0e2a8e-7d3c-4d4e-9a0b-0f1f0a6d9f10"
       ]
      },
      {
       "name": "placement",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Placement that was asked for.",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[a-z][a-z0-9_-]{0,63}$"
       },
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "home"
       ]
      },
      {
       "name": "model",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Model version that answered.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "20261122T160000Z-1a2b3c4d"
       ]
      },
      {
       "name": "products",
       "logicalType": "array",
       "physicalType": "array",
       "description": "Products shown, in order.",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxItems": 100
       },
       "items": {
        "logicalType": "object",
        "properties": [
         {
          "name": "product_id",
          "logicalType": "string",
          "physicalType": "string",
          "description": "The shop's own product id (SKU).",
          "required": true,
          "classification": "public",
          "logicalTypeOptions": {
           "maxLength": 64,
           "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
          },
          "quality": [
           {
            "type": "library",
            "metric": "nullValues",
            "mustBe": 0,
            "dimension": "completeness",
            "severity": "error"
           }
          ],
          "examples": [
           "B-1042"
          ]
         },
         {
          "name": "position",
          "logicalType": "integer",
          "physicalType": "int",
          "description": "Place, from 1.",
          "required": false,
          "classification": "public",
          "logicalTypeOptions": {
           "minimum": 1,
           "maximum": 1000
          },
          "examples": [
           1
          ]
         }
        ]
       }
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "RecommendationShown",
   "namespace": "nearshelf.events",
   "doc": "A rail of recommendations was on screen.",
   "fields": [
    {
     "name": "request_id",
     "type": "string",
     "doc": "requestId of the recommendation answer."
    },
    {
     "name": "placement",
     "type": "string",
     "doc": "Placement that was asked for."
    },
    {
     "name": "model",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Model version that answered."
    },
    {
     "name": "products",
     "type": {
      "type": "array",
      "items": {
       "type": "record",
       "name": "RecommendationShownProductsItem",
       "fields": [
        {
         "name": "product_id",
         "type": "string",
         "doc": "The shop's own product id (SKU)."
        },
        {
         "name": "position",
         "type": [
          "null",
          "int"
         ],
         "default": null,
         "doc": "Place, from 1."
        }
       ]
      }
     },
     "doc": "Products shown, in order."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.screen_viewed",
   "name": "Screen viewed",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "A screen of the shop's app was shown.",
    "usage": "Sessions, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "screen_viewed.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "screen_viewed"
    },
    {
     "property": "segmentName",
     "value": "Screen Viewed"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.screen_viewed-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "screen_viewed",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "name",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Name of the screen.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 256
       },
       "examples": [
        "Cart"
       ]
      },
      {
       "name": "category",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Category id, on a category screen.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "trousers"
       ]
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "ScreenViewed",
   "namespace": "nearshelf.events",
   "doc": "A screen of the shop's app was shown.",
   "fields": [
    {
     "name": "name",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the screen."
    },
    {
     "name": "category",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Category id, on a category screen."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.search_result_clicked",
   "name": "Search result clicked",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "A search's result was opened.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "search_result_clicked.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "search_result_clicked"
    },
    {
     "property": "segmentName",
     "value": "Search Result Clicked"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.search_result_clicked-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history",
      "user.behavior.search_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "search_result_clicked",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "product_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own product id (SKU).",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "B-1042"
       ]
      },
      {
       "name": "position",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "Place in the list that led here, from 1.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 1,
        "maximum": 100000
       },
       "examples": [
        1
       ]
      },
      {
       "name": "query",
       "logicalType": "string",
       "physicalType": "string",
       "description": "What was searched for; what is personal in it is redacted.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 512
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior.search_history"
        }
       ],
       "examples": [
        "linen blouse"
       ]
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "SearchResultClicked",
   "namespace": "nearshelf.events",
   "doc": "A search's result was opened.",
   "fields": [
    {
     "name": "product_id",
     "type": "string",
     "doc": "The shop's own product id (SKU)."
    },
    {
     "name": "position",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Place in the list that led here, from 1."
    },
    {
     "name": "query",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "What was searched for; what is personal in it is redacted."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.session_ended",
   "name": "Session ended",
   "version": "1.1.0",
   "status": "active",
   "domain": "session",
   "description": {
    "purpose": "A session ended; its summary.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "session_ended.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "session_ended"
    },
    {
     "property": "segmentName",
     "value": "Session Ended"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.session_ended-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "session_ended",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "ended_by",
       "logicalType": "string",
       "physicalType": "string",
       "description": "`idle`, `midnight` or `campaign`.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 32,
        "pattern": "^[a-z][a-z0-9_-]{0,31}$"
       },
       "examples": [
        "idle"
       ]
      },
      {
       "name": "duration_s",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "First to last event, in seconds.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 604800
       },
       "examples": [
        320
       ]
      },
      {
       "name": "events",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "Events.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000
       },
       "examples": [
        3
       ]
      },
      {
       "name": "page_views",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "Pages shown.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000
       },
       "examples": [
        3
       ]
      },
      {
       "name": "product_views",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "Product pages shown.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000
       },
       "examples": [
        3
       ]
      },
      {
       "name": "products_added",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "Products put into the cart.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000
       },
       "examples": [
        3
       ]
      },
      {
       "name": "orders",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "Orders placed.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000
       },
       "examples": [
        3
       ]
      },
      {
       "name": "revenue",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Sum of the orders' totals, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        86.97
       ]
      },
      {
       "name": "currency",
       "logicalType": "string",
       "physicalType": "string",
       "description": "ISO 4217 currency of the prices.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 3,
        "pattern": "^[A-Z]{3}$"
       },
       "examples": [
        "USD"
       ]
      },
      {
       "name": "path",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Path of the first page; query and fragment are cut off at ingestion.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 1024,
        "format": "uri"
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior.browsing_history"
        }
       ],
       "examples": [
        "/trousers/42"
       ]
      },
      {
       "name": "referrer",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Address that led here; query and fragment are cut off at ingestion.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 1024,
        "format": "uri"
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior.browsing_history"
        }
       ],
       "examples": [
        "https://search.example/"
       ]
      },
      {
       "name": "campaign",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Name of the campaign (utm_campaign).",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "may-sale"
       ]
      },
      {
       "name": "campaign_source",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Source of the campaign (utm_source).",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "newsletter"
       ]
      },
      {
       "name": "campaign_medium",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Medium of the campaign (utm_medium).",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "email"
       ]
      },
      {
       "name": "device",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Kind of device: `desktop`, `mobile`, `tablet` or `other`.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 32,
        "pattern": "^[a-z][a-z0-9_-]{0,31}$"
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.device"
        }
       ],
       "examples": [
        "mobile"
       ]
      },
      {
       "name": "source",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Where the session came from: `campaign`, `search`, `social`, `referral`, `internal` or `direct`.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 16,
        "pattern": "^[a-z]{1,16}$"
       },
       "examples": [
        "search"
       ]
      },
      {
       "name": "locale",
       "logicalType": "string",
       "physicalType": "string",
       "description": "First language of the browser, BCP 47 without variants.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 12,
        "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,4}){0,2}$"
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.device"
        }
       ],
       "examples": [
        "de-AT"
       ]
      },
      {
       "name": "duration_ms",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "First to last event, in milliseconds.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 604800000
       },
       "examples": [
        320250
       ]
      },
      {
       "name": "products",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "Distinct products in views, cart and orders; 250 stands for 250 and more.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000
       },
       "examples": [
        3
       ]
      },
      {
       "name": "exit_path",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Path of the last page.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 1024,
        "format": "uri"
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior.browsing_history"
        }
       ],
       "examples": [
        "/checkout"
       ]
      },
      {
       "name": "outcome",
       "logicalType": "string",
       "physicalType": "string",
       "description": "`converted` (an order), `bounced` (no second page, nothing in the cart) or `engaged`.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 16,
        "pattern": "^[a-z]{1,16}$"
       },
       "examples": [
        "engaged"
       ]
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "SessionEnded",
   "namespace": "nearshelf.events",
   "doc": "A session ended; its summary.",
   "fields": [
    {
     "name": "ended_by",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "`idle`, `midnight` or `campaign`."
    },
    {
     "name": "duration_s",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "First to last event, in seconds."
    },
    {
     "name": "events",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Events."
    },
    {
     "name": "page_views",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Pages shown."
    },
    {
     "name": "product_views",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Product pages shown."
    },
    {
     "name": "products_added",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Products put into the cart."
    },
    {
     "name": "orders",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Orders placed."
    },
    {
     "name": "revenue",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Sum of the orders' totals, in decimal currency units."
    },
    {
     "name": "currency",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "ISO 4217 currency of the prices."
    },
    {
     "name": "path",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Path of the first page; query and fragment are cut off at ingestion."
    },
    {
     "name": "referrer",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Address that led here; query and fragment are cut off at ingestion."
    },
    {
     "name": "campaign",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the campaign (utm_campaign)."
    },
    {
     "name": "campaign_source",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Source of the campaign (utm_source)."
    },
    {
     "name": "campaign_medium",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Medium of the campaign (utm_medium)."
    },
    {
     "name": "device",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Kind of device: `desktop`, `mobile`, `tablet` or `other`."
    },
    {
     "name": "source",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Where the session came from: `campaign`, `search`, `social`, `referral`, `internal` or `direct`."
    },
    {
     "name": "locale",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "First language of the browser, BCP 47 without variants."
    },
    {
     "name": "duration_ms",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "First to last event, in milliseconds."
    },
    {
     "name": "products",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Distinct products in views, cart and orders; 250 stands for 250 and more."
    },
    {
     "name": "exit_path",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Path of the last page."
    },
    {
     "name": "outcome",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "`converted` (an order), `bounced` (no second page, nothing in the cart) or `engaged`."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.session_started",
   "name": "Session started",
   "version": "1.1.0",
   "status": "active",
   "domain": "session",
   "description": {
    "purpose": "A session began.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "session_started.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    },
    {
     "property": "freshness",
     "value": 24,
     "unit": "h",
     "description": "The newest event of a shop that has visitors."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "session_started"
    },
    {
     "property": "segmentName",
     "value": "Session Started"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.session_started-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "session_started",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "path",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Path of the first page; query and fragment are cut off at ingestion.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 1024,
        "format": "uri"
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior.browsing_history"
        }
       ],
       "examples": [
        "/trousers/42"
       ]
      },
      {
       "name": "referrer",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Address that led here; query and fragment are cut off at ingestion.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 1024,
        "format": "uri"
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.behavior.browsing_history"
        }
       ],
       "examples": [
        "https://search.example/"
       ]
      },
      {
       "name": "campaign",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Name of the campaign (utm_campaign).",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "may-sale"
       ]
      },
      {
       "name": "campaign_source",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Source of the campaign (utm_source).",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "newsletter"
       ]
      },
      {
       "name": "campaign_medium",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Medium of the campaign (utm_medium).",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "email"
       ]
      },
      {
       "name": "device",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Kind of device: `desktop`, `mobile`, `tablet` or `other`.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 32,
        "pattern": "^[a-z][a-z0-9_-]{0,31}$"
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.device"
        }
       ],
       "examples": [
        "mobile"
       ]
      },
      {
       "name": "source",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Where the session came from: `campaign`, `search`, `social`, `referral`, `internal` or `direct`.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 16,
        "pattern": "^[a-z]{1,16}$"
       },
       "examples": [
        "search"
       ]
      },
      {
       "name": "locale",
       "logicalType": "string",
       "physicalType": "string",
       "description": "First language of the browser, BCP 47 without variants.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 12,
        "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,4}){0,2}$"
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.device"
        }
       ],
       "examples": [
        "de-AT"
       ]
      }
     ],
     "quality": [
      {
       "name": "arrives",
       "type": "library",
       "metric": "rowCount",
       "mustBeGreaterThan": 0,
       "description": "A day of a shop that has visitors holds some.",
       "dimension": "coverage",
       "severity": "warning",
       "scheduler": "cron",
       "schedule": "41 * * * *"
      },
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "SessionStarted",
   "namespace": "nearshelf.events",
   "doc": "A session began.",
   "fields": [
    {
     "name": "path",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Path of the first page; query and fragment are cut off at ingestion."
    },
    {
     "name": "referrer",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Address that led here; query and fragment are cut off at ingestion."
    },
    {
     "name": "campaign",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the campaign (utm_campaign)."
    },
    {
     "name": "campaign_source",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Source of the campaign (utm_source)."
    },
    {
     "name": "campaign_medium",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Medium of the campaign (utm_medium)."
    },
    {
     "name": "device",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Kind of device: `desktop`, `mobile`, `tablet` or `other`."
    },
    {
     "name": "source",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Where the session came from: `campaign`, `search`, `social`, `referral`, `internal` or `direct`."
    },
    {
     "name": "locale",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "First language of the browser, BCP 47 without variants."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.sign_in_failed",
   "name": "Sign-in failed",
   "version": "1.0.0",
   "status": "active",
   "domain": "identity",
   "description": {
    "purpose": "An attempt to sign in failed.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "sign_in_failed.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "sign_in_failed"
    },
    {
     "property": "segmentName",
     "value": "Sign-in Failed"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.sign_in_failed-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.account"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "essential.service.security"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "event lake"
     ]
    }
   ],
   "schema": [
    {
     "name": "sign_in_failed",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "method",
       "logicalType": "string",
       "physicalType": "string",
       "description": "How the person signs in.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 32,
        "pattern": "^[a-z][a-z0-9_-]{0,31}$"
       },
       "examples": [
        "password"
       ]
      },
      {
       "name": "reason",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Why, as a code.",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[a-z][a-z0-9_-]{0,63}$"
       },
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "wrong_password"
       ]
      },
      {
       "name": "username",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Login name; stored as a keyed pseudonym.",
       "required": false,
       "classification": "restricted",
       "logicalTypeOptions": {
        "maxLength": 256
       },
       "customProperties": [
        {
         "property": "personalData",
         "value": "tokenize"
        },
        {
         "property": "dataCategory",
         "value": "user.account.username"
        }
       ],
       "examples": [
        "jane"
       ]
      },
      {
       "name": "email",
       "logicalType": "string",
       "physicalType": "string",
       "description": "E-mail address; stored as a keyed pseudonym.",
       "required": false,
       "classification": "restricted",
       "logicalTypeOptions": {
        "maxLength": 320
       },
       "customProperties": [
        {
         "property": "personalData",
         "value": "tokenize"
        },
        {
         "property": "dataCategory",
         "value": "user.contact.email"
        }
       ],
       "examples": [
        "jane@shop.example"
       ]
      },
      {
       "name": "ip",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Address of the person's device; stored without its last part (/24, /48).",
       "required": false,
       "classification": "restricted",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "customProperties": [
        {
         "property": "personalData",
         "value": "truncate"
        },
        {
         "property": "dataCategory",
         "value": "user.device.ip_address"
        }
       ],
       "examples": [
        "203.0.113.7"
       ]
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "SignInFailed",
   "namespace": "nearshelf.events",
   "doc": "An attempt to sign in failed.",
   "fields": [
    {
     "name": "method",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "How the person signs in."
    },
    {
     "name": "reason",
     "type": "string",
     "doc": "Why, as a code."
    },
    {
     "name": "username",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Login name; stored as a keyed pseudonym."
    },
    {
     "name": "email",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "E-mail address; stored as a keyed pseudonym."
    },
    {
     "name": "ip",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Address of the person's device; stored without its last part (/24, /48)."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.signed_in",
   "name": "Signed in",
   "version": "1.0.0",
   "status": "active",
   "domain": "identity",
   "description": {
    "purpose": "A person signed in.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "signed_in.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "signed_in"
    },
    {
     "property": "segmentName",
     "value": "Signed In"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.signed_in-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.account"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "event lake"
     ]
    }
   ],
   "schema": [
    {
     "name": "signed_in",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "method",
       "logicalType": "string",
       "physicalType": "string",
       "description": "How the person signs in.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 32,
        "pattern": "^[a-z][a-z0-9_-]{0,31}$"
       },
       "examples": [
        "password"
       ]
      },
      {
       "name": "username",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Login name; stored as a keyed pseudonym.",
       "required": false,
       "classification": "restricted",
       "logicalTypeOptions": {
        "maxLength": 256
       },
       "customProperties": [
        {
         "property": "personalData",
         "value": "tokenize"
        },
        {
         "property": "dataCategory",
         "value": "user.account.username"
        }
       ],
       "examples": [
        "jane"
       ]
      },
      {
       "name": "email",
       "logicalType": "string",
       "physicalType": "string",
       "description": "E-mail address; stored as a keyed pseudonym.",
       "required": false,
       "classification": "restricted",
       "logicalTypeOptions": {
        "maxLength": 320
       },
       "customProperties": [
        {
         "property": "personalData",
         "value": "tokenize"
        },
        {
         "property": "dataCategory",
         "value": "user.contact.email"
        }
       ],
       "examples": [
        "jane@shop.example"
       ]
      },
      {
       "name": "ip",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Address of the person's device; stored without its last part (/24, /48).",
       "required": false,
       "classification": "restricted",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "customProperties": [
        {
         "property": "personalData",
         "value": "truncate"
        },
        {
         "property": "dataCategory",
         "value": "user.device.ip_address"
        }
       ],
       "examples": [
        "203.0.113.7"
       ]
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "SignedIn",
   "namespace": "nearshelf.events",
   "doc": "A person signed in.",
   "fields": [
    {
     "name": "method",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "How the person signs in."
    },
    {
     "name": "username",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Login name; stored as a keyed pseudonym."
    },
    {
     "name": "email",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "E-mail address; stored as a keyed pseudonym."
    },
    {
     "name": "ip",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Address of the person's device; stored without its last part (/24, /48)."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.signed_out",
   "name": "Signed out",
   "version": "1.0.0",
   "status": "active",
   "domain": "identity",
   "description": {
    "purpose": "A person signed out.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "signed_out.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "signed_out"
    },
    {
     "property": "segmentName",
     "value": "Signed Out"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.signed_out-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.account"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "event lake"
     ]
    }
   ],
   "schema": [
    {
     "name": "signed_out",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "method",
       "logicalType": "string",
       "physicalType": "string",
       "description": "How the person signs in.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 32,
        "pattern": "^[a-z][a-z0-9_-]{0,31}$"
       },
       "examples": [
        "password"
       ]
      },
      {
       "name": "username",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Login name; stored as a keyed pseudonym.",
       "required": false,
       "classification": "restricted",
       "logicalTypeOptions": {
        "maxLength": 256
       },
       "customProperties": [
        {
         "property": "personalData",
         "value": "tokenize"
        },
        {
         "property": "dataCategory",
         "value": "user.account.username"
        }
       ],
       "examples": [
        "jane"
       ]
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "SignedOut",
   "namespace": "nearshelf.events",
   "doc": "A person signed out.",
   "fields": [
    {
     "name": "method",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "How the person signs in."
    },
    {
     "name": "username",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Login name; stored as a keyed pseudonym."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.signed_up",
   "name": "Signed up",
   "version": "1.0.0",
   "status": "active",
   "domain": "identity",
   "description": {
    "purpose": "A person opened an account.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "signed_up.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "signed_up"
    },
    {
     "property": "segmentName",
     "value": "Signed Up"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.signed_up-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.account"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "event lake"
     ]
    }
   ],
   "schema": [
    {
     "name": "signed_up",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "method",
       "logicalType": "string",
       "physicalType": "string",
       "description": "How the person signs in.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 32,
        "pattern": "^[a-z][a-z0-9_-]{0,31}$"
       },
       "examples": [
        "password"
       ]
      },
      {
       "name": "username",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Login name; stored as a keyed pseudonym.",
       "required": false,
       "classification": "restricted",
       "logicalTypeOptions": {
        "maxLength": 256
       },
       "customProperties": [
        {
         "property": "personalData",
         "value": "tokenize"
        },
        {
         "property": "dataCategory",
         "value": "user.account.username"
        }
       ],
       "examples": [
        "jane"
       ]
      },
      {
       "name": "email",
       "logicalType": "string",
       "physicalType": "string",
       "description": "E-mail address; stored as a keyed pseudonym.",
       "required": false,
       "classification": "restricted",
       "logicalTypeOptions": {
        "maxLength": 320
       },
       "customProperties": [
        {
         "property": "personalData",
         "value": "tokenize"
        },
        {
         "property": "dataCategory",
         "value": "user.contact.email"
        }
       ],
       "examples": [
        "jane@shop.example"
       ]
      },
      {
       "name": "phone",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Phone number; stored encrypted.",
       "required": false,
       "classification": "restricted",
       "logicalTypeOptions": {
        "maxLength": 256
       },
       "customProperties": [
        {
         "property": "personalData",
         "value": "encrypt"
        },
        {
         "property": "dataCategory",
         "value": "user.contact.phone_number"
        }
       ],
       "examples": [
        "+1 555 010 0199"
       ]
      },
      {
       "name": "name",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Name; not stored.",
       "required": false,
       "classification": "restricted",
       "logicalTypeOptions": {
        "maxLength": 256
       },
       "customProperties": [
        {
         "property": "personalData",
         "value": "drop"
        },
        {
         "property": "dataCategory",
         "value": "user.account"
        }
       ],
       "examples": [
        "Jane Doe"
       ]
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "SignedUp",
   "namespace": "nearshelf.events",
   "doc": "A person opened an account.",
   "fields": [
    {
     "name": "method",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "How the person signs in."
    },
    {
     "name": "username",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Login name; stored as a keyed pseudonym."
    },
    {
     "name": "email",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "E-mail address; stored as a keyed pseudonym."
    },
    {
     "name": "phone",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Phone number; stored encrypted."
    },
    {
     "name": "name",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name; not stored."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.structured_event",
   "name": "Structured event",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "A structured event of a Snowplow tracker.",
    "usage": "Sessions, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "structured_event.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "structured_event"
    },
    {
     "property": "segmentName",
     "value": "Structured Event"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.structured_event-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "structured_event",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "category",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Its category.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 256
       },
       "examples": [
        "shop"
       ]
      },
      {
       "name": "action",
       "logicalType": "string",
       "physicalType": "string",
       "description": "What happened.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 256
       },
       "examples": [
        "add"
       ]
      },
      {
       "name": "label",
       "logicalType": "string",
       "physicalType": "string",
       "description": "What it happened to.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 256
       },
       "examples": [
        "sku"
       ]
      },
      {
       "name": "property",
       "logicalType": "string",
       "physicalType": "string",
       "description": "More of the same.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 256
       },
       "examples": [
        "p1"
       ]
      },
      {
       "name": "value",
       "logicalType": "number",
       "physicalType": "double",
       "description": "A number that goes with it.",
       "required": false,
       "classification": "public",
       "examples": [
        2
       ]
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "StructuredEvent",
   "namespace": "nearshelf.events",
   "doc": "A structured event of a Snowplow tracker.",
   "fields": [
    {
     "name": "category",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Its category."
    },
    {
     "name": "action",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "What happened."
    },
    {
     "name": "label",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "What it happened to."
    },
    {
     "name": "property",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "More of the same."
    },
    {
     "name": "value",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "A number that goes with it."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.user_aliased",
   "name": "User aliased",
   "version": "1.0.0",
   "status": "active",
   "domain": "identity",
   "description": {
    "purpose": "Two ids were said to be one person's (Segment alias); nothing is merged by it.",
    "usage": "Sessions, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "user_aliased.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "user_aliased"
    },
    {
     "property": "segmentName",
     "value": "User Aliased"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.user_aliased-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.account"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "event lake"
     ]
    }
   ],
   "schema": [
    {
     "name": "user_aliased",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "previous",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Keyed pseudonym of the previous id, as subject of its events.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.unique_id.pseudonymous"
        }
       ],
       "examples": [
        "k3Jx0QvZc2mWb1nT8yLd4A"
       ]
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "UserAliased",
   "namespace": "nearshelf.events",
   "doc": "Two ids were said to be one person's (Segment alias); nothing is merged by it.",
   "fields": [
    {
     "name": "previous",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Keyed pseudonym of the previous id, as subject of its events."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.user_identified",
   "name": "User identified",
   "version": "1.0.0",
   "status": "active",
   "domain": "identity",
   "description": {
    "purpose": "A session was said to be a known person's (Segment identify): the person stands in the envelope.",
    "usage": "Sessions, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "user_identified.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "user_identified"
    },
    {
     "property": "segmentName",
     "value": "User Identified"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.user_identified-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.account"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "event lake"
     ]
    }
   ],
   "schema": [
    {
     "name": "user_identified",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "traits",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Names of the traits that were stated, by comma; their values are not part of an event.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 4096
       },
       "customProperties": [
        {
         "property": "dataCategory",
         "value": "user.account"
        }
       ],
       "examples": [
        "email,plan"
       ]
      }
     ],
     "quality": [
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "UserIdentified",
   "namespace": "nearshelf.events",
   "doc": "A session was said to be a known person's (Segment identify): the person stands in the envelope.",
   "fields": [
    {
     "name": "traits",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Names of the traits that were stated, by comma; their values are not part of an event."
    }
   ]
  }
 },
 {
  "contract": {
   "apiVersion": "v3.1.0",
   "kind": "DataContract",
   "id": "nearshelf.events.wishlist_product_added_to_cart",
   "name": "Wishlist product added to cart",
   "version": "1.0.0",
   "status": "active",
   "domain": "commerce",
   "description": {
    "purpose": "A product of a wishlist was put into the cart.",
    "usage": "Sessions, recommendations, counts; training where the person allows it.",
    "limitations": "No direct identifiers; the payload holds what is named here and nothing else."
   },
   "authoritativeDefinitions": [
    {
     "url": "wishlist_product_added_to_cart.avsc",
     "type": "avro-schema"
    }
   ],
   "team": {
    "name": "storefront",
    "members": [
     {
      "username": "storefront",
      "role": "owner"
     }
    ]
   },
   "slaProperties": [
    {
     "property": "retention",
     "value": 395,
     "unit": "d"
    },
    {
     "property": "latency",
     "value": 60,
     "unit": "s",
     "description": "From the answer to the event's place in the lake."
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "wishlist_product_added_to_cart"
    },
    {
     "property": "segmentName",
     "value": "Wishlist Product Added to Cart"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
    },
    {
     "property": "registrySubject",
     "value": "nearshelf.events.wishlist_product_added_to_cart-value"
    },
    {
     "property": "dataCategories",
     "value": [
      "user.unique_id.pseudonymous",
      "user.behavior.browsing_history",
      "user.behavior.purchase_history"
     ]
    },
    {
     "property": "dataUses",
     "value": [
      "analytics.reporting",
      "personalize.content",
      "train_ai_system"
     ]
    },
    {
     "property": "dataSubjects",
     "value": [
      "visitor",
      "customer"
     ]
    },
    {
     "property": "legalBasis",
     "value": "consent"
    },
    {
     "property": "recipients",
     "value": [
      "session trail",
      "event lake",
      "model training"
     ]
    }
   ],
   "schema": [
    {
     "name": "wishlist_product_added_to_cart",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": [
      {
       "name": "wishlist_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own wishlist id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "W-5"
       ]
      },
      {
       "name": "wishlist_name",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Name of the wishlist.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "Holiday"
       ]
      },
      {
       "name": "cart_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own cart id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "C-77"
       ]
      },
      {
       "name": "product_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "The shop's own product id (SKU).",
       "required": true,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "quality": [
        {
         "type": "library",
         "metric": "nullValues",
         "mustBe": 0,
         "dimension": "completeness",
         "severity": "error"
        }
       ],
       "examples": [
        "B-1042"
       ]
      },
      {
       "name": "category",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Category id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "blouses"
       ]
      },
      {
       "name": "price",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Price of one unit, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        28.99
       ]
      },
      {
       "name": "currency",
       "logicalType": "string",
       "physicalType": "string",
       "description": "ISO 4217 currency of the prices.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 3,
        "pattern": "^[A-Z]{3}$"
       },
       "examples": [
        "USD"
       ]
      },
      {
       "name": "quantity",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "Units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 1,
        "maximum": 100000
       },
       "examples": [
        1
       ]
      },
      {
       "name": "position",
       "logicalType": "integer",
       "physicalType": "int",
       "description": "Place in the list that led here, from 1.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 1,
        "maximum": 100000
       },
       "examples": [
        1
       ]
      },
      {
       "name": "sku",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Stock keeping unit, where it is not the product id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64,
        "pattern": "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$"
       },
       "examples": [
        "B-1042-S"
       ]
      },
      {
       "name": "name",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Name of the product.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 256
       },
       "examples": [
        "Linen blouse"
       ]
      },
      {
       "name": "brand",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Brand.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "Shelf & Sons"
       ]
      },
      {
       "name": "variant",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Variant, e.g. colour or size.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 128
       },
       "examples": [
        "blue"
       ]
      },
      {
       "name": "coupon",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Coupon code of the product.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "MAY"
       ]
      },
      {
       "name": "value",
       "logicalType": "number",
       "physicalType": "double",
       "description": "Value of the interaction, in decimal currency units.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "minimum": 0,
        "maximum": 1000000000
       },
       "examples": [
        28.99
       ]
      },
      {
       "name": "image_url",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Address of the product's image; query and fragment are cut off at ingestion.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 1024,
        "format": "uri"
       },
       "examples": [
        "https://shop.example/b-1042.jpg"
       ]
      },
      {
       "name": "url",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Address of the product's page; query and fragment are cut off at ingestion.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 1024,
        "format": "uri"
       },
       "examples": [
        "https://shop.example/b-1042"
       ]
      }
     ],
     "quality": [
      {
       "name": "price_has_currency",
       "type": "custom",
       "engine": "nearshelf",
       "implementation": {
        "when": "price",
        "requires": "currency"
       },
       "description": "Where there is a price, its currency is named.",
       "dimension": "completeness",
       "severity": "warning"
      },
      {
       "name": "value_has_currency",
       "type": "custom",
       "engine": "nearshelf",
       "implementation": {
        "when": "value",
        "requires": "currency"
       },
       "description": "Where there is a value, its currency is named.",
       "dimension": "completeness",
       "severity": "warning"
      },
      {
       "name": "only_named_fields",
       "type": "text",
       "description": "The payload holds the fields named here and nothing else; ingestion refuses the rest.",
       "dimension": "conformity"
      }
     ]
    }
   ]
  },
  "avro": {
   "type": "record",
   "name": "WishlistProductAddedToCart",
   "namespace": "nearshelf.events",
   "doc": "A product of a wishlist was put into the cart.",
   "fields": [
    {
     "name": "wishlist_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The shop's own wishlist id."
    },
    {
     "name": "wishlist_name",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the wishlist."
    },
    {
     "name": "cart_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "The shop's own cart id."
    },
    {
     "name": "product_id",
     "type": "string",
     "doc": "The shop's own product id (SKU)."
    },
    {
     "name": "category",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Category id."
    },
    {
     "name": "price",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Price of one unit, in decimal currency units."
    },
    {
     "name": "currency",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "ISO 4217 currency of the prices."
    },
    {
     "name": "quantity",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Units."
    },
    {
     "name": "position",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Place in the list that led here, from 1."
    },
    {
     "name": "sku",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Stock keeping unit, where it is not the product id."
    },
    {
     "name": "name",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the product."
    },
    {
     "name": "brand",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Brand."
    },
    {
     "name": "variant",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Variant, e.g. colour or size."
    },
    {
     "name": "coupon",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Coupon code of the product."
    },
    {
     "name": "value",
     "type": [
      "null",
      "double"
     ],
     "default": null,
     "doc": "Value of the interaction, in decimal currency units."
    },
    {
     "name": "image_url",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Address of the product's image; query and fragment are cut off at ingestion."
    },
    {
     "name": "url",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Address of the product's page; query and fragment are cut off at ingestion."
    }
   ]
  }
 }
];
