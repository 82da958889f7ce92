export { LakeUpkeepWorkflow } from "./lake-upkeep.ts";
export { TrainingWorkflow } from "./training.ts";
