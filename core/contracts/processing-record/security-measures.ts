/** What holds for every event, GDPR art. 32; docs/design/ingest.md and docs/design/access.md say how. */
export const SECURITY_MEASURES: readonly string[] = [
  "sessions and persons are stored as keyed pseudonyms (HMAC)",
  "texts are scanned and personal data in them is redacted before it is stored",
  "consent is checked before an event is stored and again when it is used",
  "encrypted in transit and at rest; access by role, one scope a route",
  "deleted when the contract's retention is over",
];
