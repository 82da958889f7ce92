interface Holder {
  readonly customProperties?: readonly { readonly property: string; readonly value: string | readonly string[] }[];
}

const customValue = (holder: Holder, name: string) =>
  holder.customProperties?.find(({ property }) => property === name)?.value;

/** A custom property that is one text; `undefined` where there is none, or a list. */
export function textProperty(holder: Holder, name: string): string | undefined {
  const value = customValue(holder, name);
  return typeof value === "string" ? value : undefined;
}

/** A custom property as a list of texts: one text is a list of one. */
export function listProperty(holder: Holder, name: string): readonly string[] {
  const value = customValue(holder, name);
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}
