import type { Metadata } from "next";
import Link from "next/link";
import { TeamPage } from "@/components/team/team-page";
import { FullPage } from "@/components/ui/full-page";
import { requireViewer } from "@/lib/access/viewer";
import type { Viewer } from "@/lib/access/viewer-type";
import { parseTeamRequest, queryTeam } from "@/lib/report/query-team";
import { RequestError } from "@/lib/report/request-error";
import type { Team } from "@/lib/views/team";
import { toSearch } from "../../../search-params";
import { readWords } from "../../../server-words";

export async function generateMetadata(): Promise<Metadata> {
  const t = await readWords();
  return { title: t("team.page") };
}

/** The reps below the reader, or below one of them; or why that is not theirs. */
export default async function TeamOfRep({ params, searchParams }: PageProps<"/[programme]/team">) {
  const [{ programme }, search] = await Promise.all([params, searchParams]);
  const address = toSearch(search);
  const path = `/${encodeURIComponent(programme)}`;
  const viewer = await requireViewer(programme, `${path}/team${address.size > 0 ? `?${address}` : ""}`);
  const team = await askTeam(viewer, address);
  return team ? <TeamPage initial={team} /> : <RefusedTeam href={path} />;
}

async function RefusedTeam({ href }: { href: string }) {
  const t = await readWords();
  return (
    <FullPage
      title={t("team.refusedTitle")}
      why={t("team.refusedWhy")}
      action={<Link href={href}>{t("states.home")}</Link>}
    />
  );
}

/** Null where the address asks for what this viewer cannot open. */
async function askTeam(viewer: Viewer, address: URLSearchParams): Promise<Team | null> {
  try {
    return await queryTeam(viewer, parseTeamRequest(address));
  } catch (error) {
    if (error instanceof RequestError) return null;
    throw error;
  }
}
