import pg from "pg";
import type { Listener } from "./client.ts";

const RETRY_MS = 1_000;

/** How a listening connection calls itself, so that the database can tell how many there are. */
export const listenerName = (channel: string) => `machikado listens: ${channel}`;

/**
 * LISTENs on a connection of its own and connects again when it drops. `onLost` is called at the
 * drop and `onBack` after reconnecting: what was sent in between is gone.
 */
export async function listenOnPostgres(
  address: string,
  channel: string,
  listener: Listener,
): Promise<() => Promise<void>> {
  let closed = false;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;

  const connect = async () => {
    const next = new pg.Client({
      connectionString: address,
      keepAlive: true,
      application_name: listenerName(channel),
    });
    next.on("notification", (message) => listener.onMessage(message.payload ?? ""));
    next.on("error", () => {});
    next.on("end", () => {
      if (closed || client !== next) return;
      client = null;
      listener.onLost();
      retry();
    });
    await next.connect();
    await next.query(`listen ${pg.escapeIdentifier(channel)}`);
    client = next;
  };
  const retry = () => {
    if (closed) return;
    timer = setTimeout(() => connect().then(listener.onBack, retry), RETRY_MS);
  };

  await connect();
  return async () => {
    closed = true;
    if (timer) clearTimeout(timer);
    await client?.end();
  };
}
