import { createHash, randomBytes } from "node:crypto";
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { endTogether, run } from "./children.mjs";
import { install, isInstalled } from "./install.mjs";
import { giveUp, say, step } from "./progress.mjs";
import { BUILD_STAMP, buildStamp, isStamped, PROJECT } from "./stamps.mjs";
import { checkDataUnused, checkNode, checkPort, checkWritable } from "./start-checks.mjs";
import { takeStartLock } from "./start-lock.mjs";

/** What `npm start` does first. A second start only finds that everything is there. */
checkNode();
process.chdir(PROJECT);
endTogether();
if (existsSync(".env")) process.loadEnvFile?.(".env");

const env = process.env;
const dataDir = path.resolve(env.DATA_DIR || "data");
const embedded = !env.DATABASE_URL;
const demo = embedded || env.MACHIKADO_DEMO === "1";
const host = env.HOST || (demo ? "127.0.0.1" : "0.0.0.0");
const setupStampFile = path.join(dataDir, ".setup-stamp");
const sources = buildStamp();

const lastLines = (text) => text.trimEnd().split("\n").slice(-40).join("\n");

const isBuilt = () => isStamped(BUILD_STAMP, sources, "dist/serve.mjs", ".next/BUILD_ID");

/** City data is read at set-up; another file there means another set-up. */
function cityFiles() {
  const places = env.CITY_DATA_DIR ? [env.CITY_DATA_DIR] : ["city-data", "../shared/data/osaka"];
  const folder = places.find((place) => existsSync(place));
  if (!folder) return [];
  return readdirSync(folder).map((name) => {
    const { size, mtimeMs } = statSync(path.join(folder, name));
    return [name, size, mtimeMs];
  });
}

function setupStamp() {
  const about = JSON.stringify([sources, demo, cityFiles()]);
  return createHash("sha256").update(about).digest("hex");
}

/** A PostgreSQL server may have been emptied by others, so it is asked each time. */
const isSetUp = () =>
  embedded && isStamped(setupStampFile, setupStamp(), path.join(dataDir, "database"));

/** Two nodes on one database need the same secret: there it is better given by MACHIKADO_SECRET. */
function makeSecrets() {
  const file = path.join(dataDir, "secrets.json");
  if (env.MACHIKADO_SECRET || existsSync(file)) return;
  const secret = randomBytes(32).toString("base64url");
  writeFileSync(file, `${JSON.stringify({ secret })}\n`, { mode: 0o600, flag: "wx" });
  say("秘密の鍵を作りました", "made the secret key");
  if (embedded) return;
  say(
    "複数台で動かすときは、同じ MACHIKADO_SECRET をすべてに設定してください",
    "to run several nodes, set the same MACHIKADO_SECRET on all of them",
  );
}

async function installPackages() {
  const failure = await step(
    "部品を入れています（初回は数分）",
    "installing packages (minutes the first time)",
    install,
  );
  if (failure === null) return;
  console.error(lastLines(failure));
  giveUp(
    "部品を入れられませんでした。上の記録と、インターネットへの接続をご確認ください。",
    "The packages could not be installed. See the lines above, and check the connection to the internet.",
  );
}

async function build() {
  const { code, output } = await step(
    "組み立てています（1分ほど）",
    "building (about a minute)",
    () => run(process.execPath, ["scripts/build.mjs"]),
  );
  if (code === 0) return;
  console.error(lastLines(output));
  giveUp(
    "組み立てられませんでした。理由は上の記録にあります。",
    "The build failed; the lines above say why.",
  );
}

async function setUp() {
  if (!existsSync("dist/setup.mjs")) return;
  const stamp = setupStamp();
  const words = embedded
    ? ["データベースを用意しています", "preparing the database"]
    : ["データベースを確かめています", "checking the database"];
  const { code } = await step(...words, () =>
    run(process.execPath, ["dist/setup.mjs"], {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...env, NODE_ENV: "production" },
    }),
  );
  if (code !== 0) {
    giveUp(
      "データベースを用意できませんでした。理由は上の記録にあります。",
      "The database could not be prepared; the lines above say why.",
    );
  }
  if (embedded) writeFileSync(setupStampFile, stamp);
}

checkWritable(dataDir);
if (embedded) checkDataUnused(dataDir);
await checkPort(host, Number(env.PORT || 3000));
if (!isInstalled() || !isBuilt() || !isSetUp()) {
  checkWritable(path.resolve(".cache"));
  await takeStartLock(path.resolve(".cache/start.lock"));
  if (!isInstalled()) await installPackages();
  if (!isBuilt()) await build();
  makeSecrets();
  if (embedded) checkDataUnused(dataDir);
  if (!isSetUp()) await setUp();
}
makeSecrets();
say("準備ができました", "everything is ready");
process.exit(0);
