/** Where data lies: a Durable Object class, a folder of an R2 bucket, a queue, a D1 table, or an isolate's memory. */
export type StoreKind = "object" | "r2" | "queue" | "d1" | "memory";

/** A place that holds data about persons, pseudonymous or not. What erasure, access requests and the record of processing go by. */
export interface PersonalDataPlace {
  readonly kind: StoreKind;
  /** Class, `BUCKET folder`, queue, `database.table`; of memory what it is called. */
  readonly name: string;
  readonly what: string;
  /** By which name a person or session is found there: the purpose of its pseudonym, or why there is none. */
  readonly foundBy: string;
  readonly kept: string;
  readonly readers: string;
  readonly erasedBy: string;
}

export const PERSONAL_DATA_PLACES: readonly PersonalDataPlace[] = [
  {
    kind: "object",
    name: "SessionTrail",
    what: "a visitor's last interactions and event ids, what is refused, the summary of sessions that are not yet in the lake",
    foundBy: "its name is the session's pseudonym `trail`; within it visitor and person by their pseudonyms `lake`",
    kept: "until the session is over; a day more where its summary could not be sent",
    readers: "recommend; no person",
    erasedBy: "its own alarm; a refusal of personalization at once",
  },
  {
    kind: "object",
    name: "BadEventDay",
    what: "what is known of refused events: reason, shape without values",
    foundBy: "session and person by their pseudonyms `lake`",
    kept: "30 days after arrival's date",
    readers: "events:read",
    erasedBy: "`BadEventStore.erase`; the daily upkeep",
  },
  {
    kind: "object",
    name: "LiveEvents",
    what: "in memory: the last samples of events, fields that contracts call public or internal; on disk counts alone",
    foundBy: "session by its pseudonym `lake`, shown to nobody",
    kept: "five minutes, in memory",
    readers: "events:read, with numbers in the place of sessions",
    erasedBy: "time; nothing reaches a disk",
  },
  {
    kind: "r2",
    name: "LAKE events/",
    what: "events with the payload that their contract describes, personal fields tokenized or encrypted",
    foundBy: "session and person by their pseudonyms `lake`",
    kept: "the contract's retention, then up to 25 hours",
    readers: "lake:read; training and export by purpose",
    erasedBy: "`LakeUpkeepPort.erase`; the daily upkeep",
  },
  {
    kind: "r2",
    name: "LAKE bad-events/",
    what: "refused events as they came, raw personal data, sealed with AES-256-GCM",
    foundBy: "`BadEventDay` names the bytes",
    kept: "30 days after arrival's date",
    readers: "replay alone; no person",
    erasedBy: "`BadEventStore.erase` overwrites the bytes; the daily upkeep",
  },
  {
    kind: "r2",
    name: "MODELS training/",
    what: "sessions between the steps of a training: items, kinds and times",
    foundBy: "session by its pseudonym `lake`",
    kept: "while a training runs",
    readers: "training; no person",
    erasedBy: "the training's last step",
  },
  {
    kind: "r2",
    name: "MODELS models/",
    what: "models, and the clicks that they were trained on: items, kinds and times of sessions without names",
    foundBy: "nobody: sessions are numbered",
    kept: "while the model's version is",
    readers: "recommend, training; reports by models:read",
    erasedBy: "training anew on a lake without the person",
  },
  {
    kind: "queue",
    name: "nearshelf-events",
    what: "events on their way to the lake",
    foundBy: "session and person by their pseudonyms `lake`",
    kept: "until consumed, minutes at most while the lake takes them",
    readers: "the consumer; no person",
    erasedBy: "consumption",
  },
  {
    kind: "queue",
    name: "nearshelf-events-dead",
    what: "events that were delivered in vain",
    foundBy: "session and person by their pseudonyms `lake`",
    kept: "until they are bad events, four days at most",
    readers: "its consumer; no person",
    erasedBy: "consumption",
  },
  {
    kind: "d1",
    name: "catalog.audit",
    what: "who changed a product: a key's id or a token's subject",
    foundBy: "the actor's id",
    kept: "for good: an audit row is not taken back",
    readers: "catalog:read",
    erasedBy: "nothing: accountability of employees (a token's subject names an account, not a shopper)",
  },
  {
    kind: "d1",
    name: "catalog.price_ledger",
    what: "who changed a price: a key's id or a token's subject",
    foundBy: "the actor's id",
    kept: "for good: append-only",
    readers: "catalog:read",
    erasedBy: "nothing: as the audit",
  },
  {
    kind: "d1",
    name: "catalog.stock_ledger",
    what: "who changed a stock: a key's id or a token's subject",
    foundBy: "the actor's id",
    kept: "for good: append-only",
    readers: "catalog:read",
    erasedBy: "nothing: as the audit",
  },
  {
    kind: "d1",
    name: "governance.contract_revisions",
    what: "who changed a contract: a key's id or a token's subject",
    foundBy: "the actor's id",
    kept: "for good: append-only",
    readers: "contracts:read",
    erasedBy: "nothing: as the audit",
  },
  {
    kind: "memory",
    name: "session rates of an ingest isolate",
    what: "times of a session's last 20 views",
    foundBy: "a hash with a seed of the isolate's own",
    kept: "while the isolate lives and the session is among its last 4,096",
    readers: "bot detection; no person",
    erasedBy: "the isolate's end",
  },
];

/** Every other store of the deployment, and why it holds nothing about a person. */
export const PLACES_WITHOUT_PERSONAL_DATA: readonly {
  readonly kind: StoreKind;
  readonly name: string;
  readonly why: string;
}[] = [
  { kind: "object", name: "LakePartition", why: "files, random event ids, counts" },
  { kind: "object", name: "CatalogFeed", why: "products" },
  { kind: "object", name: "EmbeddedVectorIndex", why: "vectors of products" },
  { kind: "object", name: "RateLimiter", why: "a number, under the hash of a key" },
  { kind: "object", name: "SchemaRegistry", why: "schemas" },
  { kind: "r2", name: "LAKE manifest/", why: "names of dates" },
  { kind: "d1", name: "catalog.products", why: "products" },
  { kind: "d1", name: "catalog.outbox", why: "changes of products" },
  { kind: "d1", name: "catalog.feed_cursors", why: "positions in the outbox" },
  { kind: "d1", name: "catalog.guard", why: "no row outlives its statement" },
  { kind: "d1", name: "governance.api_keys", why: "digests of keys and the names that their owner gave them" },
];
