import { describe, expect, it } from "vitest";
import { kindOfApiKey } from "../../../core/access/api-key.ts";
import { lookUpKey, sha256Hex } from "../../../http/auth/api-keys.ts";
import { keysInD1 } from "../../../http/auth/test-keys.ts";
import { bindings } from "../../../test/workerd/bindings.ts";
import { call } from "./test-client.ts";

const wanted = { kind: "publishable", name: "web shop", origins: ["https://shop.example"], channel: "web" } as const;
const listed = async (id: unknown) => {
  const { body } = await call("GET", "/v1/keys", { as: "auditor" });
  return (body.keys as { id: string; revokedAt: number | null }[]).find((key) => key.id === id);
};

describe("keys", () => {
  it("are made, shown once, listed without themselves and revoked", async () => {
    const made = await call("POST", "/v1/keys", { body: wanted });
    const { key, ...record } = made.body;
    expect(made.status).toBe(201);
    expect(record).toMatchObject({ ...wanted, prefix: String(key).slice(0, 7), revokedAt: null });
    expect(kindOfApiKey(String(key))).toBe("publishable");

    const list = await call("GET", "/v1/keys");
    expect(list.text).not.toContain(String(key));
    expect(await listed(record.id)).toEqual(record);

    expect((await call("DELETE", `/v1/keys/${record.id}`)).status).toBe(204);
    expect((await listed(record.id))?.revokedAt).toBeGreaterThan(0);
    expect(await lookUpKey(String(key), keysInD1, Date.now(), () => undefined)).toEqual({ outcome: "unknown" });
  });

  it("are kept as digests: no column holds one", async () => {
    const { body } = await call("POST", "/v1/keys", { body: { kind: "source", name: "till" } });
    const key = String(body.key);
    const { results } = await bindings.GOVERNANCE_DB.prepare("SELECT * FROM api_keys WHERE id = ?").bind(body.id).all();
    expect(results).toHaveLength(1);
    expect(JSON.stringify(results)).not.toContain(key.slice(7));
    expect(results[0]?.sha256).toBe(await sha256Hex(key));
  });

  it("have no origins and no channel where none are named, and are never the same", async () => {
    const [one, other] = await Promise.all(
      [1, 2].map(() => call("POST", "/v1/keys", { body: { kind: "source", name: "x" } })),
    );
    expect(one?.body).toMatchObject({ origins: [], channel: null });
    expect(one?.body.key).not.toBe(other?.body.key);
  });
});
