export { TrainingWorkflow } from "./training.ts";
