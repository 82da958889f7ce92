import { type DigitChain, eachDigitChain, withoutSpans } from "./digit-chains.ts";
import { findCards } from "./find-cards.ts";
import { findNamedSecrets, findPrivateKeys, findSchemeSecrets, findSecretWords } from "./find-credentials.ts";
import { findEmailAddresses } from "./find-email-addresses.ts";
import { findIbans } from "./find-ibans.ts";
import { findIpv4Addresses, findIpv6Addresses } from "./find-ip-addresses.ts";
import { findLetteredIds, findNumericIds } from "./find-national-ids.ts";
import { findPhoneNumbers } from "./find-phone-numbers.ts";
import { type Finder, type MarkedSpan, replaceMarked, replaceSpans, type Span } from "./span.ts";
import { type TextTraits, traitsOf } from "./text-traits.ts";

/** Shortest text that holds anything: `::1`. */
const SHORTEST_CHARS = 3;
/** What one kind leaves behind may be another's; texts settle in two rounds, and no text can keep this going. */
const ROUNDS_MAX = 4;

/** Fewest digits of a phone number that is named as such: the least of what is found in digits. */
const NUMBER_MIN_DIGITS = 7;
const IBAN_MIN_DIGITS = 8;
const ID_MIN_DIGITS = 6;
const SECRET_MIN_CHARS = 16;
const SCHEME_MIN_CHARS = 8;
/** `-----BEGIN`. */
const PEM_MIN_CHARS = 10;

/** One kind of personal data: what a text must have for it to be worth looking, how it is found, and what stands in its place. */
interface Kind {
  readonly mayHold: (traits: TextTraits) => boolean;
  readonly find: Finder;
  /** Short, so that a field stays within its contract's length; what still outgrows it is cut there. */
  readonly marker: string;
}

/** In the order in which they are taken out: what may hold another kind within it comes first. */
const KINDS: readonly Kind[] = [
  { mayHold: ({ longestWord }) => longestWord >= PEM_MIN_CHARS, find: findPrivateKeys, marker: "[secret]" },
  { mayHold: ({ equals, colons }) => equals + colons > 0, find: findNamedSecrets, marker: "[secret]" },
  { mayHold: ({ longestWord }) => longestWord >= SCHEME_MIN_CHARS, find: findSchemeSecrets, marker: "[secret]" },
  { mayHold: ({ longestWord }) => longestWord >= SECRET_MIN_CHARS, find: findSecretWords, marker: "[secret]" },
  { mayHold: ({ signs }) => signs > 0, find: findEmailAddresses, marker: "[mail]" },
  {
    mayHold: ({ digits, letters }) => digits >= IBAN_MIN_DIGITS && letters >= 2,
    find: findIbans,
    marker: "[iban]",
  },
  { mayHold: ({ colons, innerColons }) => colons >= 2 && innerColons > 0, find: findIpv6Addresses, marker: "[ip]" },
  { mayHold: ({ digits, dots }) => digits >= 4 && dots >= 3, find: findIpv4Addresses, marker: "[ip]" },
  {
    mayHold: ({ digits, letters }) => digits >= ID_MIN_DIGITS && letters >= 1,
    find: findLetteredIds,
    marker: "[id]",
  },
];

const NUMBERS: readonly {
  readonly find: (text: string, chains: readonly DigitChain[]) => readonly Span[];
  readonly marker: string;
}[] = [
  { find: (_, chains) => findCards(chains), marker: "[card]" },
  { find: findNumericIds, marker: "[id]" },
  { find: findPhoneNumbers, marker: "[phone]" },
];

/** What is written in digits alone: of each chain the cards first, of what they leave the national numbers, then telephones. */
function redactNumbers(text: string): string {
  const found: MarkedSpan[] = [];
  let taken = 0;
  eachDigitChain(text, NUMBER_MIN_DIGITS, (chain) => {
    let chains: readonly DigitChain[] = [chain];
    const before = found.length;
    let kinds = 0;
    for (const { find, marker } of NUMBERS) {
      const spans = find(text, chains);
      if (spans.length === 0) continue;
      kinds++;
      // Parts of a long chain overlap: what the part before took stays taken.
      for (const { start, end } of spans) if (start >= taken) found.push({ start, end, marker });
      chains = chains.flatMap((each) => withoutSpans(each, spans, NUMBER_MIN_DIGITS));
      if (chains.length === 0) break;
    }
    if (kinds > 1) found.push(...found.splice(before).sort((left, right) => left.start - right.start));
    taken = found.at(-1)?.end ?? 0;
  });
  return replaceMarked(text, found);
}

function redactOnce(text: string): string {
  const traits = traitsOf(text);
  let clean = text;
  for (const { mayHold, find, marker } of KINDS) if (mayHold(traits)) clean = replaceSpans(clean, find(clean), marker);
  return traits.digits < NUMBER_MIN_DIGITS ? clean : redactNumbers(clean);
}

/**
 * The text with everything personal in it replaced by what it was: `[mail]`, `[card]`, `[iban]`, `[phone]`, `[ip]`, `[id]`,
 * `[secret]`. The same string where there is nothing. Redacting again changes nothing. Linear in the text's length.
 */
export function redactPersonalData(text: string): string {
  if (text.length < SHORTEST_CHARS) return text;
  let clean = text;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const next = redactOnce(clean);
    if (next === clean) return clean;
    clean = next;
  }
  return clean;
}
