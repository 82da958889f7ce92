import { DurableObject } from "cloudflare:workers";

export class SessionTrail extends DurableObject {}
