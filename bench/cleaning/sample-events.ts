const TIME = Date.parse("2026-11-22T12:00:00Z");

/** A product view as the SDK sends it, each with an id of its own. */
export const typicalEvent = (n: number): object => ({
  id: `3f2b8c1e-7d4a-4c9e-9b1f-${String(n).padStart(12, "0")}`,
  type: "product_viewed",
  time: TIME + n,
  session: "6f1c2a9b-58de-4f7a-8a30-5e1b7c9d0f42",
  consent: { analytics: true, personalization: true },
  data: {
    product_id: "B-1042",
    category: "blouses",
    name: "Linen blouse, short sleeve",
    brand: "Shelf & Sons",
    price: 28.99,
    currency: "USD",
    quantity: 1,
    position: 3,
    url: "https://shop.example/women/blouses/b-1042?utm_source=newsletter",
  },
});

const REVIEW =
  "I ordered this on 2026-11-02 (order O-2026-000417, size 38-40) and it came within 3 days. The linen is lighter than the one " +
  "from last year, colour as shown; 100% happy. If you wonder about sizes: write to jane.doe@example.com or call +49 171 1234567, " +
  "I'm glad to help! Washed at 30 °C twice, no shrinking. At 28.99 it is a fair price. ";

/** A review of two thousand characters, with an e-mail address and a phone number in it a few times. */
export const wordyEvent = (n: number): object => ({
  ...typicalEvent(n),
  type: "product_reviewed",
  data: { product_id: "B-1042", review_id: `R-${n}`, rating: "5", review_body: REVIEW.repeat(5).slice(0, 2_000) },
});

/** Texts of which every part is almost personal, filled up to `chars`. */
export const nearMatches = (chars: number): readonly string[] =>
  ["a@", "4111 1111 1111 111 ", "DE89 3704 0044 0532 013 ", "1.1.1.", "eyJ.", "token: ", "+49 17 "].map((unit) =>
    unit.repeat(Math.ceil(chars / unit.length)).slice(0, chars),
  );
