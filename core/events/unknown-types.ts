/**
 * What becomes of an event whose type no contract describes: `reject` refuses it, to be kept as a bad event and taken in once
 * there is a contract; `raw` takes it in as the type `raw`, payload as text.
 */
export const UNKNOWN_TYPE_POLICIES = ["reject", "raw"] as const;
export type UnknownTypePolicy = (typeof UNKNOWN_TYPE_POLICIES)[number];

/** Holds unless the deployment says otherwise: nobody has said what an unknown payload holds, what it may be used for, or how long it is kept. */
export const DEFAULT_UNKNOWN_TYPE_POLICY: UnknownTypePolicy = "reject";

/** The event type of what `raw` takes in: one type for all, or whoever holds a publishable key could make partitions of the lake at will. */
export const RAW_TYPE = "raw";

/** Reads the deployment's setting; what is missing or mistyped is the default. */
export const parseUnknownTypePolicy = (setting: string | undefined): UnknownTypePolicy =>
  UNKNOWN_TYPE_POLICIES.find((policy) => policy === setting) ?? DEFAULT_UNKNOWN_TYPE_POLICY;
