import { DurableObject } from "cloudflare:workers";

export class CatalogFeed extends DurableObject {}
