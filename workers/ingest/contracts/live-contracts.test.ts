import { describe, expect, it } from "vitest";
import type { ActiveContract, ContractCatalogue } from "../../../adapters/contract-store/port.ts";
import { contractOf } from "../../../core/contracts/catalogue.ts";
import { consoleDuring } from "../test-client.ts";
import { CONTRACTS_MAX_STALE_MS, CONTRACTS_POLL_MS, CONTRACTS_WAIT_MS, LiveContracts } from "./live-contracts.ts";

const model = contractOf("coupon_entered");
if (model === undefined) throw new Error("the model contract is gone");

const contract = (eventType: string, version = "1.0.0"): ActiveContract => ({
  ...{ id: `shop.${eventType}`, version, status: "active", eventType, avro: model.avro, sha256: "" },
  document: {
    ...model.source,
    ...{ id: `shop.${eventType}`, version },
    customProperties: model.source.customProperties.map((each) =>
      each.property === "eventType" ? { ...each, value: eventType } : each,
    ),
  },
});

/** A store whose answers the test decides; `asked` counts the looks. */
function catalogue() {
  const store = { etag: "contracts-0", contracts: [] as ActiveContract[], asked: 0, answer: Promise.resolve() };
  const port: ContractCatalogue = {
    etag: async () => store.etag,
    async active(known) {
      store.asked++;
      await store.answer;
      return known === store.etag ? null : { etag: store.etag, contracts: store.contracts };
    },
  };
  return { store, live: new LiveContracts(port) };
}

const nobodyWaits = () => undefined;

describe("an isolate's contracts", () => {
  it("are the deployment's files until the store says more, and the first request hears of it", async () => {
    const { store, live } = catalogue();
    expect(live.held.of("coupon_entered")).toBe(model);
    Object.assign(store, { etag: "contracts-1", contracts: [contract("quiz")] });
    expect((await live.inForce(0, nobodyWaits)).of("quiz")?.version).toBe("1.0.0");
  });

  it("are asked for once in a while, behind an answer, however many requests come", async () => {
    const { store, live } = catalogue();
    const behind: Promise<unknown>[] = [];
    for (let now = 0; now < 3 * CONTRACTS_POLL_MS; now += 10) {
      await live.inForce(now, (work) => void behind.push(work));
      await Promise.all(behind);
    }
    expect([store.asked, behind.length]).toEqual([3, 3]);
  });

  it("take a change with the next look, and never wait for it while they are fresh", async () => {
    const { store, live } = catalogue();
    await live.inForce(0, nobodyWaits);
    Object.assign(store, { etag: "contracts-1", contracts: [contract("quiz")] });
    const behind: Promise<unknown>[] = [];
    const during = await live.inForce(CONTRACTS_POLL_MS, (work) => void behind.push(work));
    expect(during.of("quiz")).toBeUndefined();
    await Promise.all(behind);
    expect(live.held.of("quiz")?.dataSchema).toBe("/v1/contracts/shop.quiz/versions/1.0.0");
  });

  it("are looked up first by a request that comes after a long silence", async () => {
    const { store, live } = catalogue();
    await live.inForce(0, nobodyWaits);
    Object.assign(store, { etag: "contracts-1", contracts: [contract("quiz")] });
    expect((await live.inForce(CONTRACTS_MAX_STALE_MS, nobodyWaits)).of("quiz")).toBeDefined();
  });

  it("are compiled once a version", async () => {
    const { store, live } = catalogue();
    Object.assign(store, { etag: "contracts-1", contracts: [contract("quiz"), contract("poll")] });
    const first = (await live.refreshed(0)).of("quiz");
    Object.assign(store, { etag: "contracts-2", contracts: [contract("quiz"), contract("poll", "1.1.0")] });
    const second = await live.refreshed(1);
    expect(second.of("quiz")).toBe(first);
    expect(second.of("poll")?.version).toBe("1.1.0");
  });

  it("hold on while the store fails, which is told and keeps nobody waiting", async () => {
    const { store, live } = catalogue();
    Object.assign(store, { answer: Promise.reject(new Error("down")) });
    const told = await consoleDuring(async () => {
      expect((await live.inForce(0, nobodyWaits)).of("coupon_entered")).toBe(model);
    });
    expect(told).toContain('"store":"contracts"');
    Object.assign(store, { answer: new Promise(() => undefined) });
    const from = Date.now();
    await live.inForce(CONTRACTS_MAX_STALE_MS, nobodyWaits);
    expect(Date.now() - from).toBeLessThan(CONTRACTS_WAIT_MS / 2);
  });

  it("are waited for only so long, by one request", async () => {
    const { store, live } = catalogue();
    Object.assign(store, { answer: new Promise(() => undefined) });
    const from = Date.now();
    for (let now = 0; now < 20; now++) expect((await live.inForce(now, nobodyWaits)).of("coupon_entered")).toBe(model);
    expect(Date.now() - from).toBeLessThan(4 * CONTRACTS_WAIT_MS);
  });
});
