/** Runs once when the web process starts: opens the database, hears of changes, starts the worker. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE) return;
  const { frontBridge } = await import("./server/front/bridge.ts");
  const front = frontBridge();
  if (!front) return;
  const { startNode } = await import("./server/worker/start-node.ts");
  await startNode(front).catch((error) => front.fail(error));
}
