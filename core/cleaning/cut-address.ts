/** An address without query and fragment: that is where searches, tokens and names travel, and nothing downstream needs them. */
export function cutAddress(address: string): string {
  const end = address.search(/[?#]/);
  return end < 0 ? address : address.slice(0, end);
}
