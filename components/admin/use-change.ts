"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { fetchAnswer, ViewRequestError } from "@/components/filters/fetch-answer";

/**
 * Sends a change to an address of the programme's API; the page is then read again, unless what came back must be seen
 * first (`isKept`). Null where it was refused.
 */
export function useChange<Change, Changed>(
  programme: string,
  address: string,
  isKept: (changed: Changed) => boolean = () => false,
): { change: (asked: Change) => Promise<Changed | null>; isBusy: boolean; problem: string | null } {
  const t = useTranslations("admin");
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
  const reason = error instanceof ViewRequestError && error.isRefused ? error.message : null;
  const isKnown = (text: string): text is keyof Messages => t.has(`refusals.${text as keyof Messages}`);
  const problem = reason !== null && isKnown(reason) ? t(`refusals.${reason}`) : error ? t("failed") : null;
  return { change: (asked) => mutateAsync(asked).catch(() => null), isBusy: isPending, problem };
}

type Messages = typeof import("@/lib/i18n/fr-admin")["adminWords"]["refusals"];
