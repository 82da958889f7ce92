export * from "../durable-objects/index.ts";
export * from "../workflows/index.ts";
export default { fetch: () => new Response("ok") };
