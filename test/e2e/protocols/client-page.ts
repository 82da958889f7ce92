import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";
import { rootPath } from "../support/root-path.ts";

/** The browser clients as a shop's own bundle would hold them, started from the page's script. */
const CLIENTS = `
import { AnalyticsBrowser } from "@segment/analytics-next";
import * as snowplow from "@snowplow/browser-tracker";
window.startSegment = (settings, options) => (window.segment = AnalyticsBrowser.load(settings, options));
window.snowplow = snowplow;
`;

/** A shop's page on an origin of its own, with the real browser clients on it. */
export async function serveClientPage(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const bundle = await build({
    stdin: { contents: CLIENTS, resolveDir: rootPath("."), loader: "js" },
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"', global: "window" },
    logLevel: "error",
  });
  const script = bundle.outputFiles[0]?.text ?? "";
  const server = createServer(({ url = "" }, answer) => {
    if (url.startsWith("/clients.js")) answer.writeHead(200, { "content-type": "text/javascript" }).end(script);
    else
      answer
        .writeHead(200, { "content-type": "text/html" })
        .end('<!doctype html><title>Shop</title><link rel="icon" href="data:,"><script src="/clients.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
