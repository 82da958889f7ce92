import type { z } from "@hono/zod-openapi";

/**
 * Checks texts by an object's schema, field by field and only those that are given; what is left out takes its default. It says
 * what the schema itself would say, many times sooner: a request names two or three of twenty fields. No field may look at another.
 */
export function fieldChecker<S extends z.ZodObject>(
  schema: S,
): (given: Readonly<Record<string, string>>) => z.ZodSafeParseResult<z.output<S>> {
  const left = schema.safeParse({});
  const defaults: Readonly<Record<string, unknown>> = left.success ? left.data : {};
  const required = left.success ? [] : left.error.issues.map(({ path }) => String(path[0]));
  const shape: Readonly<Record<string, z.ZodType>> = schema.shape;
  return (given) => {
    if (required.some((name) => given[name] === undefined)) return schema.safeParse(given);
    const data: Record<string, unknown> = { ...defaults };
    for (const name in given) {
      const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
      if (field === undefined) continue;
      const checked = field.safeParse(given[name]);
      if (!checked.success) return schema.safeParse(given);
      data[name] = checked.data;
    }
    return { success: true, data: data as z.output<S> };
  };
}
