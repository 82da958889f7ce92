import { describe, expect, it } from "vitest";
import { call, contractOfType, stored } from "./test-client.ts";

const hostile = `<script>alert(1)</script>"'&`;

describe("who may", () => {
  it.each(["merchandiser", "analyst", "privacy_officer", "auditor"] as const)(
    "%s reads and does not write",
    async (as) => {
      expect((await call("GET", "/v1/contracts?limit=1", { as })).status).toBe(200);
      expect((await call("POST", "/v1/contracts", { as, body: contractOfType("quiz_denied") })).status).toBe(403);
      const body = { to: "deprecated", reason: "no" };
      expect((await call("POST", "/v1/contracts/nearshelf.events.raw/transitions", { as, body })).status).toBe(403);
    },
  );

  it("nobody without a key, except for the readable pages", async () => {
    expect((await call("GET", "/v1/contracts", { as: null })).status).toBe(401);
    expect((await call("GET", "/v1/contracts/processing-record", { as: null })).status).toBe(401);
    expect((await call("GET", "/docs/contracts", { as: null })).status).toBe(200);
  });
});

describe("readable pages", () => {
  it("show what a document says as text, run nothing and load nothing", async () => {
    const contract = contractOfType("quiz_hostile", {
      name: hostile,
      description: { purpose: hostile, usage: hostile, limitations: hostile },
      team: { name: hostile, members: [{ username: "jane.doe", role: "owner" }] },
    });
    await stored(contract, "active");
    for (const path of ["/docs/contracts", `/docs/contracts/${contract.id}`, "/docs/contracts/processing-record"]) {
      const { text, headers } = await call("GET", path, { as: null });
      expect(text).toContain("&lt;script&gt;alert(1)");
      expect(text).not.toContain("<script");
      expect(text).not.toContain("jane.doe");
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    }
  });

  it("do not show drafts or what is retired", async () => {
    const draft = contractOfType("quiz_secret");
    await stored(draft);
    expect((await call("GET", `/docs/contracts/${draft.id}`, { as: null })).status).toBe(404);
    expect((await call("GET", "/docs/contracts", { as: null })).text).not.toContain("quiz_secret");
  });

  it("keep a spreadsheet from running a cell of the record", async () => {
    const contract = contractOfType("quiz_formula", { domain: '=HYPERLINK("http://x")' });
    await stored(contract, "active");
    const { text } = await call("GET", "/v1/contracts/processing-record", { headers: { accept: "text/csv" } });
    expect(text).toContain(`"'=HYPERLINK(""http://x"")`);
  });
});
