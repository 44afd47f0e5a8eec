import { createTRPCClient, httpBatchLink } from "@trpc/client";
import superjson from "superjson";
import type { AppRouter } from "@/server/trpc/router.ts";

/** Questions of one moment go together, as long as the address stays one that proxies pass. */
const MAX_ADDRESS = 2_000;

/** Asks the server's procedures. Import it lazily (`trpc.ts`): no page needs it to be read. */
export const client = createTRPCClient<AppRouter>({
  links: [httpBatchLink({ url: "/api/trpc", transformer: superjson, maxURLLength: MAX_ADDRESS })],
});
