/** protoc's lowerCamelCase of a field's name, which it writes into every descriptor. */
export const defaultJsonName = (name: string): string =>
  name.replace(/_+(.?)/g, (_, letter: string) => letter.toUpperCase());
