import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { createModelBlocks } from "../../adapters/model-store/r2-model-blocks.ts";
import { createModelStore, modelVersion } from "../../adapters/model-store/r2-model-store.ts";
import { cutBlocks } from "../../core/blocks/cut-blocks.ts";
import type { NewProduct } from "../../core/catalog/product-schema.ts";
import type { ConsentStatement } from "../../core/consent/purposes.ts";
import { checksumIn } from "../../core/model/container.ts";
import { mergeChunks } from "../../core/model/merge-chunks.ts";
import { DEFAULT_PARAMETERS } from "../../core/model/parameters.ts";
import { Sessionizer } from "../../core/model/sessionize.ts";
import { readSnapshot } from "../../core/model/snapshot-reader.ts";
import { train } from "../../core/model/train.ts";
import { authorize, TEST_PUBLISHABLE_KEY, testEnv } from "../../test/workerd/tokens.ts";
import { createApps } from "../apps.ts";

/** What the shop's other Workers do, through their own HTTP. */
const apps = createApps();
const MINUTE_MS = 60_000;

async function call(
  worker: "catalog" | "ingest",
  method: string,
  path: string,
  json: unknown,
  headers: Record<string, string>,
): Promise<void> {
  const context = createExecutionContext();
  const init = {
    method,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(json),
  };
  const response = await apps[worker].request(path, init, testEnv as never, context);
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  await waitOnExecutionContext(context);
}

/** A product as a shop writes it. */
export const product = (id: string, change: Partial<NewProduct> = {}): NewProduct => ({
  id,
  title: `Product ${id}`,
  description: "A fine thing.",
  category: "blouses",
  colour: "blue",
  brand: null,
  price: { amount: 2_899, currency: "USD" },
  stock: 10,
  status: "active",
  url: `/p/${id}`,
  image: null,
  attributes: {},
  ...change,
});

/** `p00`, `p01` …: every third one a skirt. */
export const range = (count: number): readonly NewProduct[] =>
  Array.from({ length: count }, (_, at) =>
    product(`p${String(at).padStart(2, "0")}`, { category: at % 3 === 2 ? "skirts" : "blouses" }),
  );

export const importProducts = async (products: readonly NewProduct[]): Promise<void> =>
  call("catalog", "POST", "/v1/products/import", { products }, await authorize("merchandiser"));

export const countStock = async (id: string, delta: number): Promise<void> =>
  call("catalog", "POST", `/v1/products/${id}/stock`, { delta, reason: "test" }, await authorize("merchandiser"));

export const patchProduct = async (id: string, change: Partial<NewProduct>): Promise<void> =>
  call("catalog", "PATCH", `/v1/products/${id}`, change, {
    ...(await authorize("merchandiser")),
    "if-match": "*",
    "content-type": "application/merge-patch+json",
  });

/** Views of a session, as its browser sends them. */
export const view = async (session: string, items: readonly string[], consent?: ConsentStatement): Promise<void> =>
  call(
    "ingest",
    "POST",
    "/v1/events",
    items.map((item, at) => ({
      id: `${session}:${item}:${at}`,
      type: "product_viewed",
      time: Date.now() - (items.length - at) * MINUTE_MS,
      session,
      ...(consent === undefined ? {} : { consent }),
      data: { product_id: item },
    })),
    { authorization: `Bearer ${TEST_PUBLISHABLE_KEY}` },
  );

/** A snapshot learned from sessions of views; session `n` starts at minute `10 n`. */
export function snapshotOf(sessions: readonly (readonly string[])[]): ArrayBuffer {
  const sessionizer = new Sessionizer();
  sessions.forEach((items, session) => {
    items.forEach((item, step) => {
      sessionizer.add({
        id: `${session}:${step}`,
        type: "product_viewed",
        source: "native",
        time: (session * 10 + step) * MINUTE_MS,
        received: 0,
        session: `session-${session}`,
        subject: null,
        channel: null,
        purposes: ["necessary", "model_training"],
        data: { product_id: item },
      });
    });
  });
  return train(mergeChunks([sessionizer.chunk()], DEFAULT_PARAMETERS), DEFAULT_PARAMETERS);
}

export const models = createModelStore(testEnv.MODELS);

/** Stores a snapshot and lets it serve; answers its version. */
export async function promote(snapshot: ArrayBuffer, trainedAt = Date.UTC(2026, 0, 1)): Promise<string> {
  const version = modelVersion(trainedAt, checksumIn(snapshot));
  await models.put(version, snapshot, {});
  await models.promote(version, trainedAt);
  return version;
}

export const modelBlocks = createModelBlocks(testEnv.MODELS);

/** The same, and the snapshot cut into item blocks of a few items each beside it. */
export async function promoteCut(snapshot: ArrayBuffer, trainedAt: number): Promise<string> {
  const version = modelVersion(trainedAt, checksumIn(snapshot));
  const read = readSnapshot(snapshot);
  if (!read.ok) throw new Error(read.reason.code);
  await modelBlocks.put(version, cutBlocks(read.value, { generation: checksumIn(snapshot), blockBytes: 1_200 }));
  return promote(snapshot, trainedAt);
}

/** Sessions that walk a range of products in different strides. */
export const walks = (ids: readonly string[], count: number): readonly (readonly string[])[] =>
  Array.from({ length: count }, (_, session) =>
    Array.from(
      { length: 2 + (session % 5) },
      (_, step) => ids[(session * 7 + step * (1 + (session % 3))) % ids.length] ?? "",
    ),
  );
