import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";

/** What happens to a request instead of being passed on; `lost`: it is passed on, and then its answer is thrown away. */
export interface Fault {
  readonly status: 429 | 503;
  readonly retryAfterSeconds?: number;
  readonly lost?: boolean;
}

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Body as text, unpacked. */
  readonly body: string;
  /** What the client was answered. */
  readonly status: number;
}

export interface FaultProxy {
  readonly url: string;
  /** Requests that carried events, in order of their answers. */
  readonly seen: readonly SeenRequest[];
  /** Every preflight that was answered. */
  readonly preflights: readonly SeenRequest[];
  /** The next requests that carry events meet these, one each. */
  fail(...faults: readonly Fault[]): void;
  close(): Promise<void>;
}

const carriesEvents = ({ method, url = "" }: IncomingMessage): boolean =>
  method === "POST" || (method === "GET" && /^(\/[a-z]+)?\/i\?/.test(url));

const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Stands between clients and the platform: passes everything on as it is, and fails where told. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const seen: SeenRequest[] = [];
  const preflights: SeenRequest[] = [];
  const faults: Fault[] = [];
  const { hostname, port } = new URL(target);

  const passOn = (incoming: IncomingMessage, body: Buffer): Promise<{ answer: IncomingMessage; bytes: Buffer }> =>
    new Promise((resolve, reject) => {
      const { method, url, headers } = incoming;
      const outgoing = request({ hostname, port, method, path: url, headers }, (answer) => {
        bodyOf(answer).then((bytes) => resolve({ answer, bytes }), reject);
      });
      outgoing.on("error", reject);
      outgoing.end(body);
    });

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await bodyOf(incoming);
    const fault = carriesEvents(incoming) ? faults.shift() : undefined;
    const passed = fault === undefined || fault.lost === true ? await passOn(incoming, body) : null;
    const status = fault?.status ?? passed?.answer.statusCode ?? 502;
    const request: SeenRequest = {
      method: incoming.method ?? "",
      path: incoming.url ?? "",
      headers: incoming.headers,
      body: (isGzip(body) ? gunzipSync(body) : body).toString(),
      status,
    };
    if (incoming.method === "OPTIONS") preflights.push(request);
    else if (carriesEvents(incoming)) seen.push(request);
    if (fault === undefined && passed !== null) {
      outgoing.writeHead(status, passed.answer.headers);
      outgoing.end(passed.bytes);
      return;
    }
    const { origin } = incoming.headers;
    outgoing.writeHead(status, {
      ...(origin === undefined
        ? {}
        : { "access-control-allow-origin": origin, "access-control-allow-credentials": "true" }),
      ...(fault?.retryAfterSeconds === undefined ? {} : { "retry-after": String(fault.retryAfterSeconds) }),
      "access-control-expose-headers": "retry-after",
    });
    outgoing.end();
  }

  const server: Server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    preflights,
    fail: (...more) => faults.push(...more),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
