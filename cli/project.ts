import { fileURLToPath } from "node:url";

/** Absolute path of a file of the project. */
export const projectPath = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Where development serves the platform. */
export const DEVELOPMENT_PORT = 8787;
