import { DurableObject } from "cloudflare:workers";

export class LakePartition extends DurableObject {}
