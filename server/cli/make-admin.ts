import { makeAdministrator } from "@/server/accounts/commands.ts";
import { mailAddress } from "@/server/accounts/schema.ts";
import { createContext } from "@/server/core/context.ts";
import { withDatabase } from "./with-database.ts";

/** `npm run admin -- MAIL`: makes the first administrator. */
const [typed] = process.argv.slice(2);
if (!typed) {
  console.error("使い方: npm run admin -- メールアドレス\nUsage: npm run admin -- MAIL");
  process.exit(2);
}
// Before the database is opened: a slip of the finger must not make a new one.
const address = mailAddress.safeParse(typed);
if (!address.success) {
  console.error(
    `${typed}: メールアドレスの形ではありません。何も変えていません。\n` +
      "That is not a mail address. Nothing was changed.",
  );
  process.exit(2);
}

await withDatabase(async (open) => {
  const ctx = await createContext({
    db: open.db,
    actor: { kind: "system" },
    locale: "ja",
    addressKey: null,
  });
  await makeAdministrator(ctx, address.data);
  console.log(
    `${address.data} は管理者です。このアドレスでサインインしてください。\n` +
      `${address.data} is an administrator. Sign in with this address.`,
  );
});
