// Refuses migrations that can delete rows: SQLite's table rebuild with foreign keys fires cascades and empties child tables
// without an error, and dropped tables or columns do not come back.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const REFUSED = [
  [/\bDROP\s+TABLE\b/i, "drops a table (a rebuild does it too): add a new table and copy, keep the old one"],
  [/\bDROP\s+COLUMN\b/i, "drops a column: stop writing it first, drop it never"],
  [/\bDELETE\s+FROM\b/i, "deletes rows"],
  [/\bTRUNCATE\b/i, "deletes rows"],
  [/\bPRAGMA\s+foreign_keys\s*=\s*(OFF|0)/i, "switches foreign keys off: the start of a table rebuild"],
  [/\bON\s+DELETE\s+CASCADE\b/i, "cascades deletes"],
  [/\bREPLACE\s+INTO\b|\bOR\s+REPLACE\b/i, "replaces rows"],
];

/** What is wrong with a migration's SQL. Bodies of triggers may name what they guard against. */
export function refusals(sql) {
  const statements = sql.replaceAll(/--.*$/gm, "").replaceAll(/CREATE\s+TRIGGER[\s\S]*?\bEND\s*;/gi, "");
  return REFUSED.filter(([pattern]) => pattern.test(statements)).map(([, why]) => why);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  let bad = 0;
  for (const context of ["catalog", "profiles", "governance"]) {
    const folder = new URL(`../migrations/${context}/`, import.meta.url);
    let names = [];
    try {
      names = readdirSync(folder).filter((name) => name.endsWith(".sql"));
    } catch {
      continue;
    }
    for (const name of names)
      for (const why of refusals(readFileSync(new URL(name, folder), "utf8"))) {
        console.error(`migrations/${context}/${name} ${why}.`);
        bad++;
      }
  }
  if (bad > 0) process.exit(1);
}
