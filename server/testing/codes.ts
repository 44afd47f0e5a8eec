import { eq } from "drizzle-orm";
import { schema } from "@/db/client.ts";
import { issueCode } from "@/server/accounts/commands.ts";
import { type Context, inTransaction } from "@/server/core/context.ts";
import { newKey } from "@/server/core/ids.ts";
import { sixDigits } from "@/server/platform/secrets.ts";
import { testDb } from "./people.ts";

/** A code that was sent, without the limits of asking for it. */
export async function makeCode(
  ctx: Context,
  to: { address?: string; reportId?: string } = {},
): Promise<{ codeId: string; code: string; wrong: string; address: string }> {
  const address = to.address ?? `${newKey()}@codes.example`;
  const codeId = await inTransaction(ctx, (tx) =>
    issueCode(tx, { address, reportId: to.reportId ?? null }),
  );
  const code = sixDigits(codeId);
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, "0");
  return { codeId, code, wrong, address };
}

export async function codeRow(codeId: string) {
  const { signInCode } = schema;
  const [row] = await (await testDb()).select().from(signInCode).where(eq(signInCode.id, codeId));
  if (!row) throw new Error("no such code");
  return row;
}
