// kernels/*.wasm from kernels/*.as.ts (AssemblyScript). --check compiles into a scratch folder and compares.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const folder = fileURLToPath(new URL("../kernels/", import.meta.url));
const check = process.argv.includes("--check");
const scratch = mkdtempSync(join(tmpdir(), "nearshelf-kernels-"));
const stale = [];
for (const source of readdirSync(folder).filter((name) => name.endsWith(".as.ts"))) {
  const name = source.replace(/\.as\.ts$/, ".wasm");
  const target = join(check ? scratch : folder, name);
  const { error, stderr } = await asc.main([
    join(folder, source),
    "--outFile",
    target,
    "--runtime",
    "stub",
    "--importMemory",
    "--noAssert",
    "-O3",
    "--enable",
    "simd,bulk-memory",
  ]);
  if (error) {
    process.stderr.write(stderr.toString());
    process.exit(1);
  }
  if (check && !readFileSync(target).equals(readFileSync(join(folder, name)))) stale.push(name);
}
rmSync(scratch, { recursive: true, force: true });
if (stale.length > 0) {
  process.stderr.write(
    `kernels/${stale.join(", kernels/")} is not what its source compiles to: run \`npm run generate\`.\n`,
  );
  process.exit(1);
}
