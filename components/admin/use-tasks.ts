"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { fetchAnswer } from "@/components/filters/fetch-answer";
import type { TaskInput, TaskKind } from "@/lib/tasks/task-kinds";
import type { TaskRow } from "@/lib/views/administration";
import { useChange } from "./use-change";

/** How often a page looks how far a task is. */
const LOOK_MS = 1_000;

const isGoing = ({ state }: TaskRow): boolean => state === "waiting" || state === "running";

export type AskTask = <Kind extends TaskKind>(kind: Kind, input: TaskInput<Kind>) => Promise<boolean>;

/**
 * Asks for tasks of these kinds and tells how the last of them goes, while it goes and once it has ended on this page; the
 * page is read again then.
 */
export function useTasks(
  programme: string,
  kinds: readonly TaskKind[],
): { ask: AskTask; task: TaskRow | null; isBusy: boolean; problem: string | null } {
  const client = useQueryClient();
  const router = useRouter();
  const { change, isBusy, problem } = useChange<Record<string, unknown>, { id: number }>(
    programme,
    "tasks",
    () => true,
  );
  const key = ["tasks", programme];
  const { data } = useQuery({
    queryKey: key,
    queryFn: () => fetchAnswer<TaskRow[]>(`/api/programmes/${programme}/tasks`, {}),
    refetchInterval: ({ state }) => (state.data?.some(isGoing) ? LOOK_MS : false),
  });
  const last = data?.find(({ kind }) => kinds.includes(kind)) ?? null;
  const [followed, setFollowed] = useState<number | null>(null);
  const [ended, setEnded] = useState<number | null>(null);
  const going = last !== null && isGoing(last);
  useEffect(() => {
    if (last && going) setFollowed(last.id);
    if (last && !going && last.id === followed && last.id !== ended) {
      setEnded(last.id);
      router.refresh();
    }
  }, [last, going, followed, ended, router]);
  const ask: AskTask = async (kind, input) => {
    const asked = await change({ kind, ...input });
    if (asked) setFollowed(asked.id);
    await client.invalidateQueries({ queryKey: key });
    return asked !== null;
  };
  return { ask, task: last && (going || last.id === followed) ? last : null, isBusy: isBusy || going, problem };
}
