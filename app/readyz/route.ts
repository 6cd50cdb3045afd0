import { listLacks } from "@/lib/serving/readiness";

export const dynamic = "force-dynamic";

/** Says whether readers may be sent here, and of what is lacking its name alone. */
export async function GET(): Promise<Response> {
  const lacks = await listLacks();
  const [status, body] = lacks.length === 0 ? [200, { status: "ready" }] : [503, { status: "not ready", lacks }];
  return Response.json(body, { status: Number(status), headers: { "cache-control": "no-store" } });
}
