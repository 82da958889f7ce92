import type { ReadContract } from "../../core/contracts/document/read-contract.ts";
import { isContractStatus, isServed } from "../../core/contracts/lifecycle.ts";
import { InputError } from "../evaluate/input-error.ts";
import type { PlatformClient } from "../platform-client.ts";

interface Written {
  readonly contract: { readonly status: string; readonly version: string; readonly revision: number };
}

/** Stores a file's document on a running platform; a new one whose file says that it is active is moved there. */
export async function pushContract(platform: PlatformClient, { document, contract }: ReadContract): Promise<string> {
  const path = `/v1/contracts/${encodeURIComponent(contract.id)}`;
  const etag = await tagOf(platform, path);
  const response = await platform
    .request(path, {
      method: "PUT",
      headers: { "content-type": "application/json", ...(etag === null ? {} : { "if-match": etag }) },
      body: JSON.stringify(document),
    })
    .catch((error: unknown) => {
      throw refusalIn(error) ?? error;
    });
  const written = (await response.json()) as Written;
  const wanted = isContractStatus(contract.status) && isServed(contract.status) && written.contract.status === "draft";
  const { status, version, revision } = wanted
    ? await platform.post<Written["contract"]>(`${path}/transitions`, { to: "active", reason: "pushed as active" })
    : written.contract;
  return `${contract.id} ${version} is ${status} (revision ${revision}).`;
}

const tagOf = (platform: PlatformClient, path: string): Promise<string | null> =>
  platform.request(path, {}).then(
    (response) => response.headers.get("etag"),
    (error: unknown) => {
      if (error instanceof Error && / failed: 404 /.test(error.message)) return null;
      throw error;
    },
  );

/** The platform's reasons, a line each, where it refused the document. */
function refusalIn(error: unknown): InputError | null {
  const text = error instanceof Error ? error.message : "";
  const detail = /"detail":"([^"]+)"/.exec(text)?.[1];
  return / failed: (409|412|422) /.test(text) && detail !== undefined
    ? new InputError(`Refused: ${detail} \`contracts check --against URL\` tells every reason.`)
    : null;
}
