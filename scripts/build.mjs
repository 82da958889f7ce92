import { mkdirSync } from "node:fs";
mkdirSync("dist/public", { recursive: true });
