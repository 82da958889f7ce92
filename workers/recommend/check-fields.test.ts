import fc from "fast-check";
import { expect, it } from "vitest";
import { fieldChecker } from "./check-fields.ts";
import { recommendQuerySchema } from "./recommend-request.ts";

const texts = fc.oneof(
  fc.constantFrom("", "1", "5", "0.5", "true", "false", "a,b", "a,,b", "101", "-1", "x y", "category:blouses"),
  fc.string({ maxLength: 12 }),
);
const queries = fc.dictionary(
  fc.oneof(
    fc.constantFrom(...Object.keys(recommendQuerySchema.shape)),
    fc.constantFrom("key", "_cache", "toString", "__proto__"),
  ),
  texts,
  { maxKeys: 5 },
);
const check = fieldChecker(recommendQuerySchema);

it("says of any query what the schema says of it", () => {
  fc.assert(
    fc.property(queries, (query) => {
      const whole = recommendQuerySchema.safeParse(query);
      const checked = check(query);
      expect(checked.success).toBe(whole.success);
      if (checked.success) expect(checked.data).toEqual(whole.data);
      else expect(checked.error.issues).toEqual(whole.error?.issues);
    }),
    { numRuns: 1_000 },
  );
});
