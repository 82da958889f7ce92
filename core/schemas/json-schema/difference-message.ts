import type { JsonSchemaDifference } from "./comparing.ts";
import { excerpt } from "./json-text.ts";

/** What the kinds that readers meet most mean for them. The others say it in their names. */
const MEANINGS: Readonly<Record<string, string>> = {
  TYPE_CHANGED: "the reader asks for something else than what was written",
  TYPE_NARROWED: "the reader takes fewer types than were written",
  PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL:
    "the writer's model is open, so what was written may hold anything under the property's name (close the model, or use the LENIENT policy)",
  PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL: "the reader's model is closed and does not list the property any more",
  PROPERTY_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL:
    "what the writer's model says of properties that it does not list does not fit the new property",
  PROPERTY_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL:
    "what the reader's model says of properties that it does not list does not fit the property",
  REQUIRED_ATTRIBUTE_ADDED: "the reader asks for a property that may not have been written (make it optional)",
  REQUIRED_PROPERTY_ADDED_TO_UNOPEN_CONTENT_MODEL:
    "the reader asks for a new property that nobody has written (make it optional, or give it a default)",
  ADDITIONAL_PROPERTIES_REMOVED: "the reader closes a model that was open",
  ADDITIONAL_PROPERTIES_NARROWED: "the reader asks more of properties that are not listed",
  ENUM_ARRAY_NARROWED: "the reader lacks values that may have been written",
  ENUM_ARRAY_CHANGED: "the reader lacks values that may have been written",
  SUM_TYPE_NARROWED: "the reader lacks an alternative that may have been written",
  PRODUCT_TYPE_EXTENDED: "the reader asks for more than was asked of what was written",
  COMBINED_TYPE_CHANGED: "the reader combines its schemas in another way",
  COMBINED_TYPE_SUBSCHEMAS_CHANGED: "not every combined schema of the writer has one of the reader's that reads it",
  NOT_TYPE_EXTENDED: "the reader excludes values that may have been written",
  RECURSIVE_SCHEMA_CHANGED: "a recursive schema reads what was written only if it could be taken for granted",
  TOO_COMPLEX_TO_COMPARE: "the two schemas hold more to compare than is compared",
};

/** A sentence with both sides. */
export function differenceMessage({ kind, path, writer, reader }: JsonSchemaDifference): string {
  const meaning = MEANINGS[kind] ?? kind.toLowerCase().replaceAll("_", " ");
  return `at ${path === "" ? "the root" : path}: ${meaning}; the reader has ${excerpt(reader)}, the writer has ${excerpt(writer)}`;
}
