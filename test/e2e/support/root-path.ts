import { fileURLToPath } from "node:url";

/** Absolute path of a file of the project. */
export const rootPath = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
