/** The tRPC client, fetched when it is first needed. */
export const trpc = async () => (await import("./client.ts")).client;
