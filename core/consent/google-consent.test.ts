import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { consentOfGoogle } from "./google-consent.ts";

describe("Google's consent mode", () => {
  it("speaks of analytics, personalization and marketing", () => {
    expect(
      consentOfGoogle({ analytics_storage: "granted", personalization_storage: "denied", security_storage: "granted" }),
    ).toEqual({ analytics: true, personalization: false });
  });

  it("refuses marketing where one of its three types is denied, in whatever order", () => {
    const granted = { ad_storage: "granted", ad_user_data: "granted", ad_personalization: "granted" };
    expect(consentOfGoogle(granted)).toEqual({ marketing: true });
    for (const type of Object.keys(granted))
      expect(consentOfGoogle({ ...granted, [type]: "denied" })).toEqual({ marketing: false });
  });

  it.each([null, [], {}, "granted", { analytics: true }, { analytics_storage: true }, { analytics_storage: "yes" }])(
    "is not %j",
    (value) => {
      expect(consentOfGoogle(value)).toBeNull();
    },
  );

  it("never throws, whatever stands there", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        consentOfGoogle(value);
      }),
    );
  });
});
