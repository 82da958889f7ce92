import { WorkflowEntrypoint } from "cloudflare:workers";

export class TrainingWorkflow extends WorkflowEntrypoint {}
