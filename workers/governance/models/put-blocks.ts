import { createRoute, z } from "@hono/zod-openapi";
import { SNAPSHOT_MAX_BYTES } from "../../../adapters/model-store/port.ts";
import { createModelBlocks } from "../../../adapters/model-store/r2-model-blocks.ts";
import { createModelStore } from "../../../adapters/model-store/r2-model-store.ts";
import { readDirectory } from "../../../core/blocks/block-directory.ts";
import { blockFault } from "../../../core/blocks/check-upload.ts";
import { checksumOfVersion } from "../../../core/model/model-version.ts";
import type { App } from "../../../http/app.ts";
import { requires } from "../../../http/auth/authenticate.ts";
import { bearerSecurity, problemResponses } from "../../../http/openapi.ts";
import { rateLimited } from "../../../http/rate-limit.ts";
import type { GovernanceEnv } from "../env.ts";
import { binaryRequest, receiveBinary, refuse } from "./binary-upload.ts";
import { modelVersionParam } from "./model-version-param.ts";

/** Blocks of one caller: a model has thousands. */
const BLOCKS_PER_MINUTE = 12_000;
/** An item whose data is larger than a block has one of its own, however large. */
const BLOCK_MAX_BYTES = 8 * 1024 * 1024;
const BLOCK_NUMBER_MAX = 9_999_999;

const blockRoute = createRoute({
  method: "put",
  path: "/v1/models/{version}/blocks/{block}",
  tags: ["models"],
  summary: "Store an item block of a model",
  description:
    "A model whose snapshot is larger than 64 MiB is stored as item blocks instead: each block, then the directory, then PUT /v1/models/{version}. Blocks carry the checksum that the version ends in.",
  security: bearerSecurity,
  middleware: [
    requires<GovernanceEnv>("models:write"),
    rateLimited<GovernanceEnv>("model-blocks", BLOCKS_PER_MINUTE, 60),
  ] as const,
  request: {
    params: modelVersionParam.extend({ block: z.coerce.number().int().min(0).max(BLOCK_NUMBER_MAX) }),
    body: binaryRequest,
  },
  responses: {
    200: {
      description: "Stored",
      content: { "application/json": { schema: z.object({ version: z.string(), block: z.int(), bytes: z.int() }) } },
    },
    ...problemResponses(401, 403, 413, 415, 422, 429),
  },
});

const directoryRoute = createRoute({
  method: "put",
  path: "/v1/models/{version}/directory",
  tags: ["models"],
  summary: "Store the directory of a model's item blocks",
  description: "Once every block is stored; refused while one is missing.",
  security: bearerSecurity,
  middleware: [
    requires<GovernanceEnv>("models:write"),
    rateLimited<GovernanceEnv>("model-blocks", BLOCKS_PER_MINUTE, 60),
  ] as const,
  request: { params: modelVersionParam, body: binaryRequest },
  responses: {
    200: {
      description: "Stored",
      content: {
        "application/json": {
          schema: z.object({ version: z.string(), blocks: z.int(), items: z.int(), sessions: z.int() }),
        },
      },
    },
    ...problemResponses(401, 403, 413, 415, 422, 429),
  },
});

export function putBlocks(app: App<GovernanceEnv>): void {
  app.openapi(blockRoute, async (c) => {
    const { version, block } = c.req.valid("param");
    const received = await receiveBinary(c, BLOCK_MAX_BYTES);
    if (received instanceof Response) return received;
    const fault = blockFault(received, checksumOfVersion(version), block);
    if (fault !== null) return refuse(c, `not block ${block} of this version: ${fault}`);
    if ((await createModelStore(c.env.MODELS).describe(version)) === null)
      await createModelBlocks(c.env.MODELS).putBlock(version, block, received);
    return c.json({ version, block, bytes: received.byteLength }, 200);
  });
  app.openapi(directoryRoute, async (c) => {
    const { version } = c.req.valid("param");
    const received = await receiveBinary(c, SNAPSHOT_MAX_BYTES);
    if (received instanceof Response) return received;
    const read = readDirectory(received);
    if (!read.ok) return refuse(c, `no directory of blocks: ${read.reason.code}`);
    const { generation, blockCount: blocks, itemCount: items, sessionCount: sessions } = read.value;
    if (generation !== checksumOfVersion(version)) return refuse(c, "the directory is another model's");
    const store = createModelBlocks(c.env.MODELS);
    const stored = await store.count(version);
    if (stored < blocks) return refuse(c, `${stored} of ${blocks} blocks are stored: send the others first`);
    if ((await createModelStore(c.env.MODELS).describe(version)) === null) await store.putDirectory(version, received);
    return c.json({ version, blocks, items, sessions }, 200);
  });
}
