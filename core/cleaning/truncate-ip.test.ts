import fc from "fast-check";
import { expect, it } from "vitest";
import { truncateIp } from "./truncate-ip.ts";

it.each([
  ["203.0.113.7", "203.0.113.0"],
  ["::ffff:203.0.113.7", "203.0.113.0"],
  ["2001:db8:85a3:8d3:1319:8a2e:370:7348", "2001:db8:85a3::"],
  ["2001:0DB8::1", "2001:db8:0::"],
  ["fe80::1", "fe80:0:0::"],
  ["::1", "0:0:0::"],
  ["2001:db8:1::192.0.2.1", "2001:db8:1::"],
])("keeps of %s only %s", (address, kept) => {
  expect(truncateIp(address)).toBe(kept);
  expect(truncateIp(kept)).toBe(kept);
});

it.each(["", "x", "256.1.1.1", "1.2.3", "jane@example.com", "::", "1::2::3"])("knows %j for no address", (text) => {
  expect(truncateIp(text)).toBeNull();
});

it("keeps 24 bits of any IPv4 address and 48 of any IPv6 address, and never throws", () => {
  fc.assert(
    fc.property(fc.ipV4(), fc.ipV6(), fc.string(), (four, six, text) => {
      expect(truncateIp(four)).toBe(four.replace(/\d+$/, "0"));
      expect(truncateIp(six) ?? "::").toMatch(/^([0-9a-f]{1,4}:){3}:$|^(\d+\.){3}0$|^::$/);
      truncateIp(text);
    }),
  );
});
