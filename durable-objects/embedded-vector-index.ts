import { DurableObject } from "cloudflare:workers";

export class EmbeddedVectorIndex extends DurableObject {}
