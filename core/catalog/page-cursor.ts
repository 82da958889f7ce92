import { isItemId } from "../identifiers.ts";

/** Opaque cursor of a listing in order of id: the last id of the page before. Ids are ASCII, so base64 takes them as they are. */
export const pageCursor = (lastId: string): string =>
  btoa(lastId).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

/** The id that a cursor stands for; `null` for what we never issued. */
export function readPageCursor(cursor: string): string | null {
  try {
    const id = atob(cursor.replaceAll("-", "+").replaceAll("_", "/"));
    return isItemId(id) && pageCursor(id) === cursor ? id : null;
  } catch {
    return null;
  }
}
