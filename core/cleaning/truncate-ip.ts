import { isIpv6 } from "./personal-data/find-ip-addresses.ts";

const IPV4 = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/;
const KEPT_IPV6_GROUPS = 3;

/**
 * An address without what names the device: the last 8 bits of IPv4 and the last 80 of IPv6 are 0, as Google Analytics and the
 * German supervisory authorities have it. `null` for what is no address.
 */
export function truncateIp(address: string): string | null {
  const bare = address.trim().replace(/^::ffff:(?=\d+\.)/i, "");
  const four = IPV4.exec(bare)?.[1];
  if (four !== undefined) return four.split(".").every((part) => Number(part) <= 255) ? `${four}.0` : null;
  if (!isIpv6(bare)) return null;
  const [head = "", tail] = bare.toLowerCase().split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  // Of IPv4 written inside IPv6 nothing is left: it stands in the last two groups, and counts for two.
  const width = right.length + (bare.includes(".") ? 1 : 0);
  const groups =
    tail === undefined ? left : [...left, ...new Array<string>(8 - left.length - width).fill("0"), ...right];
  return `${groups
    .slice(0, KEPT_IPV6_GROUPS)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::`;
}
