import { EVENT_TYPE, eventTypeOf, REGISTRY_SUBJECT, registrySubjectOf } from "../contract-properties.ts";
import { type ContractRule, faultsOf } from "./contract-rule.ts";

const fault = faultsOf("binding");

/** A canonical event type: its first letter, and room for a partition's name. */
const EVENT_TYPE_FORM = /^[a-z][a-z0-9_]{1,63}$/;
const SUBJECT_MAX_CHARS = 255;

/** The subject of an event's payload, by the registry's TopicNameStrategy: one topic an event type. */
export const subjectOfEventType = (type: string): string => `nearshelf.events.${type}-value`;

/** The contract says which event it describes and under which subject of the registry its schema stands. */
export const checkBinding: ContractRule = (contract) => {
  const type = eventTypeOf(contract);
  const subject = registrySubjectOf(contract) ?? "";
  if (type === undefined)
    return subject !== "" && subject.length <= SUBJECT_MAX_CHARS
      ? []
      : [fault(`customProperties.${REGISTRY_SUBJECT}`, "must name a subject of the schema registry")];
  if (!EVENT_TYPE_FORM.test(type))
    return [fault(`customProperties.${EVENT_TYPE}`, "must be lower-case words joined by _, e.g. product_viewed")];
  return subject === subjectOfEventType(type)
    ? []
    : [fault(`customProperties.${REGISTRY_SUBJECT}`, `must be ${subjectOfEventType(type)}`)];
};
