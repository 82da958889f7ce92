export { queueOf } from "../../adapters/event-queue/bound-queues.ts";
