"use client";

import { useTranslations } from "use-intl";
import { useFormat } from "@/components/indicators/format-context";
import { StateBlock } from "@/components/ui/state-block";
import type { CallList } from "@/lib/lists/calls";

/** Why there is no call. */
export function NoCalls({ list }: { list: CallList }) {
  const t = useTranslations("calls");
  const { format } = useFormat();
  const isAway = list.request.show === "away";
  return (
    <StateBlock
      title={t(isAway ? "awayTitle" : "title", { count: 0 })}
      why={isAway ? t("awayWhy") : t("emptyWhy", { date: format.day(list.programme.asOf, "date") })}
    />
  );
}
