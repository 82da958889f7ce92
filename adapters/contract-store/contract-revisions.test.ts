import { beforeAll, describe, expect, it } from "vitest";
import { allContracts } from "../../core/contracts/catalogue.ts";
import type { JsonObject } from "../../core/json.ts";
import { bindings } from "../../test/workerd/bindings.ts";
import { createContractCatalogue } from "./d1-contract-catalogue.ts";
import { createContractLibrary } from "./d1-contract-library.ts";
import type { NewRevision } from "./port.ts";

const db = bindings.GOVERNANCE_DB;
const library = createContractLibrary(db);
const catalogue = createContractCatalogue(db);

const revision = (change: Partial<NewRevision> = {}): NewRevision => ({
  id: "shop.one",
  status: "draft",
  version: "1.0.0",
  revision: 1,
  eventType: "one",
  action: "created",
  reason: null,
  actor: "tester",
  actorKind: "token",
  requestId: "r1",
  at: 1,
  document: { id: "shop.one", version: "1.0.0", status: "draft" } as JsonObject,
  ...change,
});

beforeAll(async () => {
  expect(await library.append(revision())).toBe("appended");
});

describe("revisions of contracts", () => {
  it("are only added: updates, deletions and replacements abort", async () => {
    const before = await library.history("shop.one");
    const hostile = [
      "UPDATE contract_revisions SET status = 'active'",
      "DELETE FROM contract_revisions",
      "INSERT OR REPLACE INTO contract_revisions SELECT * FROM contract_revisions",
      "INSERT INTO contract_revisions SELECT * FROM contract_revisions WHERE true ON CONFLICT DO UPDATE SET at = 0",
    ];
    for (const sql of hostile) await expect(db.prepare(sql).run(), sql).rejects.toThrow(/append-only/);
    expect(await library.history("shop.one")).toEqual(before);
  });

  it("are guarded by their number: the second of two changes is stale", async () => {
    const next = revision({ revision: 2, action: "revised", version: "1.0.1" });
    const outcomes = await Promise.all([library.append(next), library.append(next)]);
    expect(outcomes.sort()).toEqual(["appended", "stale"]);
  });

  it("let one event type have one contract in force, until that one is retired", async () => {
    const active = { status: "active", eventType: "taken" } as const;
    expect(await library.append(revision({ id: "shop.a", ...active }))).toBe("appended");
    expect(await library.append(revision({ id: "shop.b", ...active }))).toBe("event_type_taken");
    await library.append(revision({ id: "shop.a", ...active, status: "retired", revision: 2 }));
    expect(await library.append(revision({ id: "shop.b", ...active }))).toBe("appended");
  });
});

describe("the catalogue of contracts in force", () => {
  it("holds the deployment's files, and its pointer moves with every change", async () => {
    const first = await catalogue.active();
    const types = first?.contracts.map(({ eventType }) => eventType);
    for (const { type } of allContracts()) expect(types).toContain(type);
    expect(await catalogue.active(first?.etag)).toBeNull();
    await library.append(revision({ id: "shop.moved", eventType: "moved" }));
    expect(await catalogue.etag()).not.toBe(first?.etag);
  });

  it("leaves out a file that was retired", async () => {
    const file = await library.find("nearshelf.events.cart_shared");
    if (file === null) throw new Error("the file is gone");
    await library.append(revision({ ...file, status: "retired", revision: 1, action: "moved" }));
    const types = (await catalogue.active())?.contracts.map(({ eventType }) => eventType);
    expect(types).not.toContain("cart_shared");
  });
});
