// Local-only secrets: made once, kept in .dev.vars (read by wrangler) and .nearshelf/ (read by the command line), ignored by git.
import { generateKeyPairSync, randomBytes, randomInt } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("..", import.meta.url);
const varsFile = new URL(".dev.vars", root);
const folder = new URL(".nearshelf/", root);
const signingKeyFile = new URL("signing-key.json", folder);

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const newKey = (prefix) => `${prefix}_${Array.from({ length: 32 }, () => BASE62[randomInt(62)]).join("")}`;

const readVars = () => {
  if (!existsSync(varsFile)) return {};
  const lines = readFileSync(varsFile, "utf8")
    .split("\n")
    .map((line) => /^([A-Z_]+)='?(.*?)'?$/.exec(line));
  return Object.fromEntries(lines.filter((match) => match !== null).map(([, name, value]) => [name, value]));
};

/** Makes what is missing, touches what is there never. Answers the local keys. */
export function ensureSecrets() {
  mkdirSync(folder, { recursive: true });
  const vars = readVars();
  const before = JSON.stringify(vars);
  vars.PSEUDONYM_KEY ??= randomBytes(32).toString("base64");
  vars.BAD_EVENTS_KEY ??= `${randomBytes(4).toString("hex")}:${randomBytes(32).toString("base64")}`;
  vars.DEV_KEYS ??= JSON.stringify({ publishableKey: newKey("pk"), sourceKey: newKey("sk") });
  if (vars.AUTH_JWKS === undefined || !existsSync(signingKeyFile)) {
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const kid = randomBytes(8).toString("hex");
    vars.AUTH_JWKS = JSON.stringify({
      keys: [{ ...publicKey.export({ format: "jwk" }), kid, alg: "EdDSA", use: "sig" }],
    });
    writeFileSync(signingKeyFile, JSON.stringify({ ...privateKey.export({ format: "jwk" }), kid, alg: "EdDSA" }), {
      mode: 0o600,
    });
  }
  if (JSON.stringify(vars) !== before) {
    const text = Object.entries(vars).map(([name, value]) => `${name}='${value}'`);
    writeFileSync(varsFile, `${text.join("\n")}\n`, { mode: 0o600 });
  }
  return JSON.parse(vars.DEV_KEYS);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureSecrets();
