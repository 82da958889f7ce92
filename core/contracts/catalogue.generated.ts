// Generated from contracts/ by scripts/generate-contracts.mjs; do not edit.
import type { ContractSource } from "./contract-source.ts";

export const CONTRACT_SOURCES: readonly ContractSource[] = [
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
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "consent_updated"
    },
    {
     "property": "requiredPurpose",
     "value": "necessary"
    }
   ],
   "schema": [
    {
     "name": "consent_updated",
     "logicalType": "object",
     "physicalType": "record",
     "description": "Payload of the event.",
     "properties": []
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
   "id": "nearshelf.events.order_completed",
   "name": "Order completed",
   "version": "1.0.0",
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
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "order_completed"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
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
   "version": "1.0.0",
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
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "page_viewed"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
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
        "maxLength": 1024
       },
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
    },
    {
     "name": "category",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Category id, on a category page."
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
   "version": "1.0.0",
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
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "product_added"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
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
       "name": "cart_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Cart id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "c-81"
       ]
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
     "name": "cart_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Cart id."
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
   "version": "1.0.0",
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
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "product_removed"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
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
       "name": "cart_id",
       "logicalType": "string",
       "physicalType": "string",
       "description": "Cart id.",
       "required": false,
       "classification": "public",
       "logicalTypeOptions": {
        "maxLength": 64
       },
       "examples": [
        "c-81"
       ]
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
     "name": "cart_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Cart id."
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
   "version": "1.0.0",
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
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "product_viewed"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
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
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "recommendation_clicked"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
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
    }
   ],
   "customProperties": [
    {
     "property": "eventType",
     "value": "recommendation_shown"
    },
    {
     "property": "requiredPurpose",
     "value": "analytics"
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
 }
];
