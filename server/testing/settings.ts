import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/**
 * What every database test needs of its surroundings: a folder and a secret of its own, no mail
 * server. Imported first by the builders, so that nothing is written into the project.
 */
process.env.DATA_DIR = mkdtempSync(path.join(os.tmpdir(), "machikado-test-"));
process.env.MACHIKADO_SECRET = "a secret for tests alone, thirty-two letters long";
process.env.PUBLIC_URL = "https://machikado.example";
delete process.env.SMTP_URL;
delete process.env.DATABASE_URL;
delete process.env.S3_BUCKET;
delete process.env.UPLOADTHING_TOKEN;
