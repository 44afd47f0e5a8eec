import { makeAdministrator } from "@/server/accounts/commands.ts";
import { createContext } from "@/server/core/context.ts";
import { openDatabase } from "@/server/core/database.ts";
import { DomainError } from "@/server/core/errors.ts";

/** `npm run admin -- MAIL`: makes the first administrator. */
const [address] = process.argv.slice(2);
if (!address) {
  console.error("使い方: npm run admin -- メールアドレス\nUsage: npm run admin -- MAIL");
  process.exit(2);
}
const open = await openDatabase();
try {
  const ctx = await createContext({
    db: open.db,
    actor: { kind: "system" },
    locale: "ja",
    addressKey: null,
  });
  await makeAdministrator(ctx, address);
  console.log(`${address} は管理者です。 / is an administrator.`);
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  console.error("メールアドレスの形ではありません。 / That is not a mail address.");
  process.exitCode = 2;
} finally {
  await open.close();
}
