import { retentionDaysOf } from "../../lake/retention.ts";
import {
  DATA_CATEGORIES,
  DATA_SUBJECTS,
  DATA_USES,
  EVENT_TYPE,
  isPersonalContract,
  LEGAL_BASIS,
  RECIPIENTS,
  REGISTRY_SUBJECT,
  REQUIRED_PURPOSE,
  SEGMENT_NAME,
} from "../contract-properties.ts";
import type { OdcsContract } from "../contract-source.ts";
import { listProperty, textProperty } from "../custom-property.ts";
import { secondsOf } from "../service-level.ts";
import { type ContractChange, change, isSame } from "./change.ts";

/** Differences in what is agreed beside the payload: purpose, retention, service levels, binding, words. */
export const agreementChanges = (before: OdcsContract, after: OdcsContract): readonly ContractChange[] => [
  ...[EVENT_TYPE, REGISTRY_SUBJECT, REQUIRED_PURPOSE, LEGAL_BASIS].flatMap((name) => fixedText(name, before, after)),
  ...[
    [DATA_USES, "purpose_widened"],
    [RECIPIENTS, "recipients_widened"],
    [DATA_SUBJECTS, "data_subjects_widened"],
  ].flatMap(([name = "", kind = ""]) => growingList(name, kind, before, after)),
  ...lostCategories(before, after),
  ...retentionChange(before, after),
  ...["latency", "freshness"].flatMap((name) => levelChange(name, before, after)),
  ...wordChanges(before, after),
];

function fixedText(name: string, before: OdcsContract, after: OdcsContract): readonly ContractChange[] {
  const [old, now] = [textProperty(before, name), textProperty(after, name)];
  if (old === now) return [];
  const message = `${name} is ${now ?? "not stated"}, was ${old ?? "not stated"}`;
  const path = `customProperties.${name}`;
  if (old === undefined) return [change("compatible", "agreement_stated", path, message, old, now)];
  const kind = name === EVENT_TYPE || name === REGISTRY_SUBJECT ? "binding_changed" : "purpose_changed";
  return [change("breaking", kind, path, message, old, now)];
}

/** A list that people were told: shorter is fine, longer is not what was agreed. */
function growingList(name: string, kind: string, before: OdcsContract, after: OdcsContract): readonly ContractChange[] {
  const [old, now] = [listProperty(before, name), listProperty(after, name)];
  const more = now.filter((item) => !old.includes(item));
  const path = `customProperties.${name}`;
  if (old.length === 0 && now.length > 0)
    return [change("compatible", "agreement_stated", path, `${name} is stated: ${now.join(", ")}`, old, now)];
  if (more.length > 0)
    return [change("breaking", kind, path, `${name} also has ${more.join(", ")}: more than was agreed`, old, now)];
  return old.length === now.length
    ? []
    : [change("compatible", `${name}_narrowed`, path, `${name} has fewer entries`, old, now)];
}

function lostCategories(before: OdcsContract, after: OdcsContract): readonly ContractChange[] {
  const [old, now] = [listProperty(before, DATA_CATEGORIES), listProperty(after, DATA_CATEGORIES)];
  const lost = old.filter((category) => !now.some((each) => each === category || each.startsWith(`${category}.`)));
  const path = `customProperties.${DATA_CATEGORIES}`;
  if (lost.length > 0)
    return [
      change(
        "breaking",
        "classification_lowered",
        path,
        `the data is not classified ${lost.join(", ")} any more`,
        old,
        now,
      ),
    ];
  return isSame(old, now)
    ? []
    : [change("compatible", "classification_extended", path, "the data is classified in more detail", old, now)];
}

function retentionChange(before: OdcsContract, after: OdcsContract): readonly ContractChange[] {
  const [old, now] = [retentionDaysOf(before), retentionDaysOf(after)];
  if (old === now) return [];
  const path = "slaProperties.retention";
  const message = `the data is kept ${now} days, was ${old}`;
  const longer = now > old && isPersonalContract(before);
  return [
    longer
      ? change(
          "breaking",
          "retention_lengthened",
          path,
          `${message}: personal data stays longer than people were told`,
          old,
          now,
        )
      : change("compatible", "retention_changed", path, message, old, now),
  ];
}

function levelChange(name: string, before: OdcsContract, after: OdcsContract): readonly ContractChange[] {
  const [old, now] = [secondsOf(before, name), secondsOf(after, name)];
  if (old === now) return [];
  const path = `slaProperties.${name}`;
  const message = `${name} is ${now === null ? "not promised" : `${now} s`}, was ${old === null ? "not promised" : `${old} s`}`;
  const worse = old !== null && (now === null || now > old);
  return [
    change(
      worse ? "breaking" : "compatible",
      worse ? "service_level_lowered" : "service_level_raised",
      path,
      message,
      old,
      now,
    ),
  ];
}

function wordChanges(before: OdcsContract, after: OdcsContract): readonly ContractChange[] {
  const words: readonly (readonly [string, unknown, unknown])[] = [
    ["name", before.name, after.name],
    ["domain", before.domain, after.domain],
    ["description", before.description, after.description],
    [`customProperties.${SEGMENT_NAME}`, textProperty(before, SEGMENT_NAME), textProperty(after, SEGMENT_NAME)],
    ["authoritativeDefinitions", before.authoritativeDefinitions, after.authoritativeDefinitions],
  ];
  const edits = words
    .filter(([, old, now]) => !isSame(old, now))
    .map(([path]) => change("editorial", "words_changed", path, `${path} reads differently`, null, null));
  const owner = isSame(before.team, after.team)
    ? []
    : [
        change(
          "compatible",
          "owner_changed",
          "team",
          `the owning team is ${after.team?.name ?? "nobody"}, was ${before.team?.name ?? "nobody"}`,
          null,
          null,
        ),
      ];
  return [...owner, ...edits];
}
