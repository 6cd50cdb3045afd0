"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { fetchAnswer } from "@/components/filters/fetch-answer";
import { useRefusal } from "./use-refusal";

/**
 * Sends a change to an address of the programme's API; the page is then read again, unless what came back must be seen
 * first (`isKept`). Null where it was refused.
 */
export function useChange<Change, Changed>(
  programme: string,
  address: string,
  isKept: (changed: Changed) => boolean = () => false,
): { change: (asked: Change) => Promise<Changed | null>; isBusy: boolean; problem: string | null } {
  const tell = useRefusal();
  const router = useRouter();
  const { mutateAsync, isPending, error } = useMutation({
    mutationFn: (asked: Change) =>
      fetchAnswer<Changed>(`/api/programmes/${programme}/${address}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(asked),
      }),
    onSuccess: (changed) => {
      if (!isKept(changed)) router.refresh();
    },
  });
  return { change: (asked) => mutateAsync(asked).catch(() => null), isBusy: isPending, problem: error && tell(error) };
}
