import { parentPort, workerData } from "node:worker_threads";
import { trainBy } from "../../core/model/train.ts";
import { NODE_KERNELS } from "../../kernels/node-kernels.ts";
import type { TrainingJob, TrainingMessage } from "./train-in-worker.ts";

/** A thread that trains one model; see `train-in-worker.ts`. */
const { recipe, log } = workerData as TrainingJob;
const tell = (message: TrainingMessage, transfer: readonly ArrayBuffer[] = []) =>
  parentPort?.postMessage(message, [...transfer]);

const ranker =
  recipe.ranker === null ? null : { ...recipe.ranker, progress: (phase: string) => tell({ kind: "phase", phase }) };
const trained = trainBy({ ...recipe, ranker }, log, NODE_KERNELS);
tell({ kind: "trained", trained }, [trained.snapshot]);
