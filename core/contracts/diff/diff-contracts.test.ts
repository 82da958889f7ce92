import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allContracts } from "../catalogue.ts";
import type { OdcsContract } from "../contract-source.ts";
import { payloadValidator } from "../payload-validator.ts";
import { isBreaking } from "./change.ts";
import { contractWith, payloadFields, payloadsOf, widened } from "./contract-arbitrary.test-support.ts";
import { diffContracts } from "./diff-contracts.ts";

const sample = contractWith([
  { name: "total", logicalType: "number", required: true, description: "Total.", logicalTypeOptions: { maximum: 10 } },
  {
    name: "mail",
    logicalType: "string",
    description: "Address.",
    classification: "restricted",
    customProperties: [
      { property: "personalData", value: "tokenize" },
      { property: "dataCategory", value: "user.contact.email" },
    ],
  },
]);

/** The levels and kinds of what changed. */
const kinds = (after: OdcsContract) => diffContracts(sample, after).map(({ level, kind }) => `${level} ${kind}`);

const withMail = (change: object): OdcsContract =>
  contractWith(
    (sample.schema[0]?.properties ?? []).map((field) => (field.name === "mail" ? { ...field, ...change } : field)),
  );

const withCustom = (name: string, value: string | readonly string[]): OdcsContract => ({
  ...sample,
  customProperties: [...sample.customProperties.filter(({ property }) => property !== name), { property: name, value }],
});

const withLevel = (name: string, value: number): OdcsContract => ({
  ...sample,
  slaProperties: sample.slaProperties.map((level) => (level.property === name ? { ...level, value } : level)),
});

describe("the difference of two contracts", () => {
  it.each(allContracts().map(({ source }) => [source.id, source] as const))("%s and itself is empty", (_, contract) => {
    expect(diffContracts(contract, structuredClone(contract))).toEqual([]);
  });

  it("of any payload and itself is empty", () => {
    fc.assert(
      fc.property(payloadFields, (fields) => {
        expect(diffContracts(contractWith(fields), contractWith(structuredClone(fields)))).toEqual([]);
      }),
    );
  });

  it("without a breaking change lets every payload of the old one keep the new one", () => {
    const cases = fc
      .tuple(payloadFields, payloadFields)
      .chain(([before, other]) =>
        fc
          .oneof({ weight: 3, arbitrary: widened(before) }, { weight: 1, arbitrary: fc.constant(other) })
          .chain((after) => fc.tuple(fc.constant(before), fc.constant(after), payloadsOf(before))),
      );
    fc.assert(
      fc.property(cases, ([before, after, payload]) => {
        expect(payloadValidator(before)(payload, "data")).toBeNull();
        fc.pre(!isBreaking(diffContracts(contractWith(before), contractWith(after))));
        expect(payloadValidator(after)(payload, "data")).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it("calls no widening breaking, and its way back breaking wherever it narrows", () => {
    fc.assert(
      fc.property(
        payloadFields.chain((before) => fc.tuple(fc.constant(before), widened(before))),
        ([before, after]) => {
          const there = diffContracts(contractWith(before), contractWith(after));
          const back = diffContracts(contractWith(after), contractWith(before));
          expect(there.filter(({ level }) => level === "breaking")).toEqual([]);
          expect(isBreaking(back)).toBe(there.length > 0);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("what is agreed", () => {
  it.each([
    [
      "a handling that keeps less back",
      withMail({ customProperties: [{ property: "dataCategory", value: "user.contact.email" }] }),
      "breaking protection_lowered",
    ],
    ["a lower classification", withMail({ classification: "internal" }), "breaking protection_lowered"],
    ["another purpose", withCustom("requiredPurpose", "marketing"), "breaking purpose_changed"],
    [
      "one more use",
      withCustom("dataUses", ["analytics.reporting", "personalize.content", "train_ai_system", "marketing"]),
      "breaking purpose_widened",
    ],
    [
      "one more recipient",
      withCustom("recipients", ["session trail", "event lake", "model training", "a partner"]),
      "breaking recipients_widened",
    ],
    ["fewer uses", withCustom("dataUses", ["analytics.reporting"]), "compatible dataUses_narrowed"],
    [
      "a category less",
      withCustom("dataCategories", ["user.behavior.browsing_history"]),
      "breaking classification_lowered",
    ],
    ["a longer retention of personal data", withLevel("retention", 400), "breaking retention_lengthened"],
    ["a shorter retention", withLevel("retention", 30), "compatible retention_changed"],
    ["a later delivery", withLevel("latency", 600), "breaking service_level_lowered"],
    ["an earlier delivery", withLevel("latency", 10), "compatible service_level_raised"],
    ["another event type", withCustom("eventType", "other"), "breaking binding_changed"],
    ["another owner", { ...sample, team: { name: "search", members: [] } }, "compatible owner_changed"],
    ["another description", { ...sample, description: { purpose: "Else." } }, "editorial words_changed"],
    [
      "stricter handling",
      withMail({
        customProperties: [
          { property: "personalData", value: "drop" },
          { property: "dataCategory", value: "user.contact.email" },
        ],
      }),
      "compatible protection_raised",
    ],
  ])("%s is told as such", (_, after, kind) => {
    expect(kinds(after as OdcsContract)).toEqual([kind]);
  });
});

describe("rules that ingestion enforces", () => {
  const withRules = (...quality: readonly object[]): OdcsContract => ({
    ...sample,
    schema: sample.schema.map((object) => ({ ...object, quality: quality as never })),
  });
  const rule = (severity: string) => ({
    name: "mail_of_a_total",
    type: "custom",
    engine: "nearshelf",
    implementation: { when: "total", requires: "mail" },
    severity,
  });
  const told = (before: OdcsContract, after: OdcsContract) =>
    diffContracts(before, after).map(({ level, kind }) => `${level} ${kind}`);

  it("break producers when they are new or begin to refuse, and nobody when they only warn", () => {
    expect(told(sample, withRules(rule("error")))).toEqual(["breaking quality_rule_enforced"]);
    expect(told(sample, withRules(rule("warning")))).toEqual(["compatible quality_rule_added"]);
    expect(told(withRules(rule("warning")), withRules(rule("error")))).toEqual(["breaking quality_rule_enforced"]);
    expect(told(withRules(rule("error")), withRules(rule("warning")))).toEqual(["compatible quality_rule_relaxed"]);
  });

  it("are promises that may not be taken away", () => {
    expect(told(withRules(rule("error")), sample)).toEqual(["breaking quality_rule_removed"]);
  });
});
