/** What people read for a category id: `navy-blue_shirts` is `Navy blue shirts`. */
export function categoryTitle(id: string): string {
  const words = id.replaceAll(/[-_]+/g, " ").trim();
  return words === "" ? id : words.charAt(0).toUpperCase() + words.slice(1);
}
