import { mergeChunks } from "../../core/model/merge-chunks.ts";
import { DEFAULT_PARAMETERS } from "../../core/model/parameters.ts";
import type { SessionLog } from "../../core/model/session-log.ts";
import { Sessionizer } from "../../core/model/sessionize.ts";
import { demoHistory } from "../../demo/history.ts";

/** The demonstration's clicks as training gathers them from the lake. */
export async function demonstrationLog(): Promise<SessionLog> {
  const sessionizer = new Sessionizer();
  for await (const view of demoHistory()) {
    sessionizer.add({
      id: view.id,
      type: view.type,
      time: view.time,
      session: view.session,
      data: { product_id: view.data.product_id },
      source: "import",
      received: 0,
      subject: null,
      channel: null,
      purposes: ["necessary", "model_training"],
    });
  }
  return mergeChunks([sessionizer.chunk()], DEFAULT_PARAMETERS);
}
