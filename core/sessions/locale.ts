/** Language, script and region of a BCP 47 tag; variants and extensions could tell one visitor from another. */
const TAG = /^\s*([a-z]{2,3})(-[a-z]{4})?(-(?:[a-z]{2}|\d{3}))?(?![a-z0-9])/i;

/** The first choice of an `Accept-Language` header, e.g. `de-AT`; `null` where it states none. */
export function localeOf(acceptLanguage: string | null | undefined): string | null {
  const [, language, script, region] = TAG.exec(acceptLanguage ?? "") ?? [];
  if (language === undefined) return null;
  const written = script === undefined ? "" : `-${script.charAt(1).toUpperCase()}${script.slice(2).toLowerCase()}`;
  return `${language.toLowerCase()}${written}${region === undefined ? "" : region.toUpperCase()}`;
}
