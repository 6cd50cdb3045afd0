import type { Metadata } from "next";
import { TeamPage } from "@/components/team/team-page";
import { parseTeamRequest, queryTeam } from "@/lib/report/query-team";
import { readWords } from "../../../server-words";
import { openPage } from "../open-page";

export async function generateMetadata({ params }: PageProps<"/[programme]/team">): Promise<Metadata> {
  const t = await readWords((await params).programme);
  return { title: t("team.page") };
}

/** The reps below the reader, or below one of them; or why that is not theirs. */
export default async function TeamOfRep({ params, searchParams }: PageProps<"/[programme]/team">) {
  const [{ programme }, search] = await Promise.all([params, searchParams]);
  return openPage(programme, {
    path: "team",
    search,
    refused: "team",
    render: async (viewer, address) => <TeamPage initial={await queryTeam(viewer, parseTeamRequest(address))} />,
  });
}
