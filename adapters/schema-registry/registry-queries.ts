import type { ListFilter } from "../../core/registry/registry-store.ts";

/** Of `versions v` joined with `schemas s`. */
export const VERSION_COLUMNS = `v.context AS context, v.subject AS name, v.version AS version, v.id AS id, v.deleted AS deleted,
  v.at AS at, s.guid AS guid, s.text_guid AS textGuid`;

interface Query {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** Which rows of `versions v` a filter means, deletion aside. `substr` rather than LIKE: a prefix may hold wildcards. */
function scopeOf({ context, namePrefix }: ListFilter): Query {
  const conditions = ["1"];
  const values: (string | number)[] = [];
  if (context !== null) {
    conditions.push("v.context = ?");
    values.push(context);
  }
  if (namePrefix !== "") {
    conditions.push("v.subject >= ? AND substr(v.subject, 1, length(?)) = ?");
    values.push(namePrefix, namePrefix, namePrefix);
  }
  return { sql: conditions.join(" AND "), values };
}

const OF_SUBJECTS = { without: "HAVING min(v.deleted) = 0", with: "", only: "HAVING min(v.deleted) = 1" } as const;
const OF_VERSIONS = { without: "AND v.deleted = 0", with: "", only: "AND v.deleted = 1" } as const;

export function listSubjectsSql(filter: ListFilter): Query {
  const scope = scopeOf(filter);
  return {
    sql: `SELECT v.context AS context, v.subject AS name FROM versions v WHERE ${scope.sql}
      GROUP BY v.context, v.subject ${OF_SUBJECTS[filter.deleted]} ORDER BY v.context, v.subject LIMIT ? OFFSET ?`,
    values: [...scope.values, filter.limit, filter.offset],
  };
}

export function listVersionsSql(filter: ListFilter, latestOnly: boolean): Query {
  const scope = scopeOf(filter);
  const counted = OF_VERSIONS[filter.deleted];
  const latest = latestOnly
    ? `AND v.version = (SELECT max(w.version) FROM versions w
        WHERE w.context = v.context AND w.subject = v.subject ${counted.replace("v.", "w.")})`
    : "";
  return {
    sql: `SELECT ${VERSION_COLUMNS} FROM versions v JOIN schemas s USING (context, id) WHERE ${scope.sql} ${counted} ${latest}
      ORDER BY v.context, v.subject, v.version LIMIT ? OFFSET ?`,
    values: [...scope.values, filter.limit, filter.offset],
  };
}
