import { and, desc, eq, lt, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { contractIn } from "../../core/contracts/document/read-contract.ts";
import { withStatus } from "../../core/contracts/document/write-document.ts";
import { builtInContracts } from "./built-in-contracts.ts";
import { documentDigest } from "./document-digest.ts";
import type { AppendOutcome, ContractLibrary, ContractRevision, GovernedContract } from "./port.ts";
import { contractRevisions as revisions } from "./schema.ts";

/** Most revisions told at once. */
const HISTORY_MAX_ROWS = 200;
/** Most contracts read at once. */
const READ_MAX_CONTRACTS = 100;

type Row = typeof revisions.$inferSelect;

/** The newest row of its contract. */
const isNewest = sql`${revisions.revision} = (SELECT max(newest.revision) FROM contract_revisions AS newest WHERE newest.contract_id = ${revisions.contractId})`;

/** A row without its document, which may be large. */
const HEAD = {
  id: revisions.contractId,
  status: revisions.status,
  version: revisions.version,
  revision: revisions.revision,
  eventType: revisions.eventType,
  domain: sql<string | null>`json_extract(${revisions.document}, '$.domain')`,
  sha256: revisions.sha256,
};

function contractOf({ contractId, status, version, revision, eventType, sha256, document }: Row): GovernedContract {
  const own = withStatus(document, status);
  const contract = contractIn(own);
  const domain = contract.domain ?? null;
  return { id: contractId, status, version, revision, eventType, domain, sha256, document: own, contract };
}

/** Contracts in the governance database, over the deployment's files. */
export function createContractLibrary(database: D1Database): ContractLibrary {
  const db = drizzle(database);

  const read: ContractLibrary["read"] = async (ids) => {
    const wanted = JSON.stringify(ids.slice(0, READ_MAX_CONTRACTS));
    const rows = await db
      .select()
      .from(revisions)
      .where(and(sql`${revisions.contractId} IN (SELECT value FROM json_each(${wanted}))`, isNewest));
    const stored = new Map(rows.map((row) => [row.contractId, contractOf(row)]));
    const files = await builtInContracts();
    return ids.flatMap((id) => stored.get(id) ?? files.get(id) ?? []);
  };

  return {
    read,
    find: async (id) => (await read([id]))[0] ?? null,
    async heads() {
      const stored = await db.select(HEAD).from(revisions).where(isNewest);
      const heads = new Map<string, (typeof stored)[number]>();
      for (const { document: _, contract: __, ...head } of (await builtInContracts()).values())
        heads.set(head.id, head);
      for (const head of stored) heads.set(head.id, head);
      return [...heads.values()].sort((left, right) => (left.id < right.id ? -1 : 1));
    },
    async history(id, before = Number.MAX_SAFE_INTEGER): Promise<readonly ContractRevision[]> {
      const { action, reason, actor, actorKind, requestId, at } = revisions;
      return db
        .select({ ...HEAD, action, reason, actor, actorKind, requestId, at })
        .from(revisions)
        .where(and(eq(revisions.contractId, id), lt(revisions.revision, before)))
        .orderBy(desc(revisions.revision))
        .limit(HISTORY_MAX_ROWS);
    },
    async ofVersion(id, version) {
      const row = await db
        .select()
        .from(revisions)
        .where(and(eq(revisions.contractId, id), eq(revisions.version, version)))
        .orderBy(desc(revisions.revision))
        .get();
      if (row !== undefined) return contractOf(row);
      const file = (await builtInContracts()).get(id);
      return file?.version === version ? file : null;
    },
    async append({ id: contractId, document, ...revision }): Promise<AppendOutcome> {
      const { status: _, ...content } = document;
      const sha256 = await documentDigest(content);
      try {
        await db.insert(revisions).values({ ...revision, contractId, sha256, document });
        return "appended";
      } catch (error) {
        const told = messagesOf(error);
        if (told.includes("event type has a contract in force")) return "event_type_taken";
        if (told.includes("UNIQUE constraint failed") || told.includes("append-only")) return "stale";
        throw error;
      }
    },
  };
}

/** Drizzle wraps what D1 said. */
const messagesOf = (error: unknown): string =>
  error instanceof Error ? `${error.message} ${messagesOf(error.cause)}` : "";
