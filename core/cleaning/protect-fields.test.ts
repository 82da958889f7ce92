import { describe, expect, it } from "vitest";
import { createPseudonymizer } from "../privacy/pseudonym.ts";
import { createFieldCipher } from "./field-cipher.ts";
import type { PersonalField } from "./personal-fields.ts";
import { CIPHERTEXT_PATTERN, protectFields, TOKEN_PATTERN } from "./protect-fields.ts";

const KEY = btoa("0123456789abcdef0123456789abcdef");
const OTHER_KEY = btoa("another secret of another shop...");
const pseudonymize = await createPseudonymizer(KEY);
let made = 0;
const randomBytes = (count: number) => new Uint8Array(count).fill(++made);
const { encrypt, decrypt } = await createFieldCipher(KEY, randomBytes);
const field = (name: string, handling: PersonalField["handling"], value: string): PersonalField => ({
  path: [name],
  handling,
  value,
});

describe("a personal field", () => {
  it("becomes a token, the same for one value wherever it stands and however it is written", async () => {
    const one = await protectFields({}, [field("email", "tokenize", " Jane@Example.com")], "signed_up", {
      pseudonymize,
      encrypt,
    });
    const other = await protectFields({ a: 1 }, [field("email", "tokenize", "jane@example.com")], "signed_in", {
      pseudonymize,
      encrypt,
    });
    expect(one.email).toMatch(TOKEN_PATTERN);
    expect(other).toEqual({ a: 1, email: one.email });
  });

  it("becomes a ciphertext that opens under its key, in its place, and nowhere else", async () => {
    const { phone } = await protectFields({}, [field("phone", "encrypt", "+1 555 010 0199")], "signed_up", {
      pseudonymize,
      encrypt,
    });
    expect(phone).toMatch(CIPHERTEXT_PATTERN);
    expect(await decrypt(String(phone), "signed_up.phone")).toBe("+1 555 010 0199");
    expect(await decrypt(String(phone), "signed_up.email")).toBeNull();
    const other = await createFieldCipher(OTHER_KEY, randomBytes);
    expect(await other.decrypt(String(phone), "signed_up.phone")).toBeNull();
    for (const odd of ["", "enc1_", "enc1_!!!", "enc1_AAAA"]) expect(await decrypt(odd, "signed_up.phone")).toBeNull();
  });

  it("that cannot be encrypted is dropped", async () => {
    const fields = [field("phone", "encrypt", "1")];
    expect(await protectFields({ a: 1 }, fields, "signed_up", { pseudonymize, encrypt: null })).toEqual({ a: 1 });
  });

  it("inside a list comes back to its place", async () => {
    const nested = { path: ["products", 1, "owner"], handling: "tokenize" as const, value: "jane" };
    const data = { products: [{ id: "a" }, { id: "b" }] };
    expect(await protectFields(data, [nested], "x", { pseudonymize, encrypt })).toEqual({
      products: [{ id: "a" }, { id: "b", owner: expect.stringMatching(TOKEN_PATTERN) }],
    });
  });
});
