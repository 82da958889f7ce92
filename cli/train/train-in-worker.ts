import { Worker } from "node:worker_threads";
import type { SessionLog } from "../../core/model/session-log.ts";
import type { Recipe, Trained } from "../../core/model/train.ts";

export interface TrainingJob {
  readonly recipe: Recipe;
  readonly log: SessionLog;
}

export type TrainingMessage =
  | { readonly kind: "phase"; readonly phase: string }
  | { readonly kind: "trained"; readonly trained: Trained };

/** Phases that a training with a learned ranking tells of. */
export const PHASES_A_TRAINING = 7;

/** Trains in a thread of its own, so that a second training can use a second core. `onPhase` is told when a phase begins. */
export function trainInWorker(job: TrainingJob, onPhase: (phase: string) => void): Promise<Trained> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./training-worker.ts", import.meta.url), { workerData: job });
    let trained: Trained | null = null;
    worker.on("message", (message: TrainingMessage) => {
      if (message.kind === "phase") onPhase(message.phase);
      else trained = message.trained;
    });
    worker.on("error", reject);
    worker.on("exit", (code) => {
      if (trained !== null) resolve(trained);
      else reject(new Error(`the training thread ended with code ${code}`));
    });
  });
}
