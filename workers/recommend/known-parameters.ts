import type { Context, MiddlewareHandler } from "hono";
import { type ProblemResponse, problem } from "../../http/problem.ts";
import { nearestName } from "./nearest-name.ts";

/** Names that begin so are the caller's own, for a cache's sake or a log's, and mean nothing here. */
const CALLERS_OWN = "_";
/** A name of this form may be repeated in an answer; what else arrives is the client's text. */
const SHOWN_NAME = /^[A-Za-z_-]{1,32}$/;
/** Most unknown names that one problem speaks of. */
const SPOKEN_OF_MAX = 10;

/**
 * Refuses a query that names what is not known, or one thing twice: a misspelt parameter would otherwise be an answer to
 * another question. `names`: the route's own; the key and the caller's own are let through.
 */
export function knownQuery(names: readonly string[]): MiddlewareHandler {
  const known = new Set([...names, "key"]);
  return async (c, next) => {
    const given = namesIn(c.req.url);
    const unknown = given.filter((name) => !known.has(name) && !name.startsWith(CALLERS_OWN));
    if (unknown.length > 0) return unknownNames(c, unknown, names);
    const repeated = given.find((name, at) => known.has(name) && given.indexOf(name) < at);
    if (repeated === undefined) return next();
    return problem(c, "malformed_request", "Give each parameter once; a list's values are separated by commas.", {
      errors: [{ field: repeated, detail: "is given more than once" }],
    });
  };
}

/** What zod says of a request that does not fit, as far as it matters here. */
interface Checked {
  readonly success: boolean;
  readonly error?: { readonly issues: readonly { readonly code: string; readonly keys?: readonly string[] }[] };
}

/** The same for the names of a body, whose schema is strict; what else does not fit is said by `otherwise`. */
export const knownBody =
  <R extends Checked, C extends Context, Refusal>(
    names: readonly string[],
    otherwise: ((result: R, c: C) => Refusal) | undefined,
  ) =>
  (result: R, c: C): ProblemResponse | Refusal | undefined => {
    if (result.success) return undefined;
    const unknown = result.error?.issues.flatMap(({ code, keys = [] }) => (code === "unrecognized_keys" ? keys : []));
    return unknown === undefined || unknown.length === 0 ? otherwise?.(result, c) : unknownNames(c, unknown, names);
  };

function unknownNames(c: Context, unknown: readonly string[], known: readonly string[]): ProblemResponse {
  const errors = [...new Set(unknown)].slice(0, SPOKEN_OF_MAX).map((name) => {
    const nearest = nearestName(name, known);
    return {
      field: SHOWN_NAME.test(name) ? name : "…",
      detail: nearest === null ? "is not known here" : `is not known here; did you mean ${nearest}?`,
    };
  });
  const which = known.length === 0 ? "None but key is" : `Known are ${known.join(", ")}`;
  return problem(c, "unknown_parameter", `Correct or leave out the named parameters. ${which}.`, { errors });
}

/** Names of the query's pairs, decoded, in order; a name that cannot be decoded as it is. */
function namesIn(url: string): readonly string[] {
  const start = url.indexOf("?");
  if (start < 0) return [];
  const end = url.indexOf("#", start);
  const pairs = url.slice(start + 1, end < 0 ? undefined : end).split("&");
  return pairs.flatMap((pair) => {
    const name = pair.split("=", 1)[0] ?? "";
    return name === "" ? [] : [/[%+]/.test(name) ? decoded(name) : name];
  });
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll("+", " "));
  } catch {
    return name;
  }
}
