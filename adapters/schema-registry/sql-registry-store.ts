import type {
  PlacedVersion,
  ReferenceTarget,
  RegistryStore,
  SchemaPlace,
  VersionRow,
} from "../../core/registry/registry-store.ts";
import type { IdentifiedSchema } from "../../core/registry/schema-content.ts";
import { DEFAULT_CONTEXT, type SubjectName } from "../../core/registry/subject-name.ts";
import type { SchemaType } from "../../core/schemas/schema-language.ts";
import { listSubjectsSql, listVersionsSql, VERSION_COLUMNS } from "./registry-queries.ts";

export type SqlValue = string | number | null;
export type SqlRow = { readonly [column: string]: unknown };
/** Runs one statement on SQLite and answers its rows. */
export type RunSql = (statement: string, ...values: SqlValue[]) => readonly SqlRow[];

/** Tables of the registry; docs/design/registry.md says what they hold. */
export const REGISTRY_TABLES = [
  `CREATE TABLE IF NOT EXISTS schemas (
    context TEXT NOT NULL, id INTEGER NOT NULL, guid TEXT NOT NULL, text_guid TEXT NOT NULL, type TEXT NOT NULL,
    schema TEXT NOT NULL, refs TEXT NOT NULL, metadata TEXT, rule_set TEXT, at INTEGER NOT NULL, PRIMARY KEY (context, id)
  )`,
  "CREATE INDEX IF NOT EXISTS schemas_guid ON schemas (guid, context, id)",
  `CREATE TABLE IF NOT EXISTS versions (
    context TEXT NOT NULL, subject TEXT NOT NULL, version INTEGER NOT NULL, id INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0, at INTEGER NOT NULL, PRIMARY KEY (context, subject, version)
  ) WITHOUT ROWID`,
  "CREATE INDEX IF NOT EXISTS versions_id ON versions (context, id)",
  `CREATE TABLE IF NOT EXISTS schema_references (
    context TEXT NOT NULL, subject TEXT NOT NULL, version INTEGER NOT NULL, by_context TEXT NOT NULL, by_id INTEGER NOT NULL,
    PRIMARY KEY (context, subject, version, by_context, by_id)
  ) WITHOUT ROWID`,
  `CREATE TABLE IF NOT EXISTS settings (
    kind TEXT NOT NULL, context TEXT NOT NULL, subject TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, context, subject)
  ) WITHOUT ROWID`,
];

/** The registry's storage on SQLite: that of a Durable Object, or any other that runs statements at once. */
export function createSqlRegistryStore(run: RunSql): RegistryStore {
  const first = (statement: string, ...values: SqlValue[]): SqlRow | null => run(statement, ...values)[0] ?? null;
  return {
    schema(context, id) {
      const row = first("SELECT * FROM schemas WHERE context = ? AND id = ?", context, id);
      return row === null ? null : schemaOf(row);
    },
    idOf(context, guid) {
      const row = first("SELECT min(id) AS id FROM schemas WHERE guid = ? AND context = ?", guid, context);
      return (row?.id ?? null) as number | null;
    },
    places: (guid) =>
      run("SELECT context, id FROM schemas WHERE guid = ? ORDER BY context, id", guid) as unknown as SchemaPlace[],
    maxId: (context) =>
      Number(first("SELECT coalesce(max(id), 0) AS id FROM schemas WHERE context = ?", context)?.id ?? 0),
    addSchema({ context, id }, schema, targets, at) {
      run(
        "INSERT INTO schemas (context, id, guid, text_guid, type, schema, refs, metadata, rule_set, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ...[context, id, schema.guid, schema.textGuid, schema.type, schema.schema, JSON.stringify(schema.references)],
        ...[schema.metadata, schema.ruleSet].map((part) => (part === null ? null : JSON.stringify(part))),
        at,
      );
      for (const target of targets)
        run(
          "INSERT OR IGNORE INTO schema_references VALUES (?, ?, ?, ?, ?)",
          ...[target.context, target.name, target.version, context, id],
        );
    },

    versions: (subject) =>
      run(
        `SELECT ${VERSION_COLUMNS} FROM versions v JOIN schemas s USING (context, id)
         WHERE v.context = ? AND v.subject = ? ORDER BY v.version`,
        ...place(subject),
      ).map(versionOf),
    versionsOf: ({ context, id }) =>
      run(
        `SELECT ${VERSION_COLUMNS} FROM versions v JOIN schemas s USING (context, id)
         WHERE v.context = ? AND v.id = ? ORDER BY v.subject, v.version`,
        ...[context, id],
      ).map(placedOf),
    listVersions(filter, latestOnly) {
      const { sql, values } = listVersionsSql(filter, latestOnly);
      return run(sql, ...values).map(placedOf);
    },
    putVersion: (subject, version, id, at) =>
      void run(
        `INSERT INTO versions VALUES (?, ?, ?, ?, 0, ?)
         ON CONFLICT DO UPDATE SET id = excluded.id, deleted = 0, at = excluded.at`,
        ...[...place(subject), version, id, at],
      ),
    markDeleted: (subject, version) =>
      void run(
        "UPDATE versions SET deleted = 1 WHERE context = ? AND subject = ? AND version = ?",
        ...[...place(subject), version],
      ),
    removeVersion: (subject, version) =>
      void run(
        "DELETE FROM versions WHERE context = ? AND subject = ? AND version = ?",
        ...[...place(subject), version],
      ),

    subjects(filter) {
      const { sql, values } = listSubjectsSql(filter);
      return run(sql, ...values) as unknown as SubjectName[];
    },
    contexts: (offset, limit) =>
      run(
        "SELECT ? AS context UNION SELECT context FROM versions ORDER BY context LIMIT ? OFFSET ?",
        ...[DEFAULT_CONTEXT, limit, offset],
      ).map(({ context }) => String(context)),
    referrers: (target: ReferenceTarget) =>
      run(
        `SELECT by_context AS context, by_id AS id FROM schema_references r
         WHERE r.context = ? AND r.subject = ? AND r.version = ? AND EXISTS (
           SELECT 1 FROM versions v WHERE v.context = r.by_context AND v.id = r.by_id AND v.deleted = 0
         ) ORDER BY by_context, by_id`,
        ...[...place(target), target.version],
      ) as unknown as SchemaPlace[],

    setting(kind, scope) {
      const row = first(
        "SELECT value FROM settings WHERE kind = ? AND context = ? AND subject = ?",
        ...[kind, ...place(scope)],
      );
      return row === null ? null : String(row.value);
    },
    putSetting: (kind, scope, value) =>
      void run(
        "INSERT INTO settings VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        ...[kind, ...place(scope), value],
      ),
    removeSetting: (kind, scope) =>
      void run("DELETE FROM settings WHERE kind = ? AND context = ? AND subject = ?", ...[kind, ...place(scope)]),
    removeSettings: (kind, context) => void run("DELETE FROM settings WHERE kind = ? AND context = ?", kind, context),
  };
}

const place = ({ context, name }: SubjectName): [string, string] => [context, name];

const json = <T>(text: unknown): T | null => (typeof text === "string" ? (JSON.parse(text) as T) : null);

const schemaOf = (row: SqlRow): IdentifiedSchema => ({
  type: row.type as SchemaType,
  schema: String(row.schema),
  references: json<IdentifiedSchema["references"]>(row.refs) ?? [],
  metadata: json(row.metadata),
  ruleSet: json(row.rule_set),
  guid: String(row.guid),
  textGuid: String(row.text_guid),
});

const versionOf = (row: SqlRow): VersionRow => ({
  version: Number(row.version),
  id: Number(row.id),
  deleted: row.deleted === 1,
  guid: String(row.guid),
  textGuid: String(row.textGuid),
  at: Number(row.at),
});

const placedOf = (row: SqlRow): PlacedVersion => ({
  ...versionOf(row),
  context: String(row.context),
  name: String(row.name),
});
