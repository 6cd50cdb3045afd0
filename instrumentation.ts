/** Runs once, before the server answers. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { notePeers } = await import("@/lib/access/client-address");
    notePeers();
    if (process.env.NODE_ENV !== "production") return;
    const { serve } = await import("@/lib/serving/serve");
    serve();
  }
}
