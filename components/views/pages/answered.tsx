"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { type Links, useLinks } from "@/components/indicators/links-context";
import { Block } from "@/components/ui/block";
import { StateBlock } from "@/components/ui/state-block";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { type AskId, asks } from "@/lib/views/asks";
import type { ViewData } from "@/lib/views/view-data";

interface AnsweredProps {
  data: ViewData;
  ask: AskId;
  children: (answer: IndicatorAnswer, behind: ReturnType<Links["behind"]>) => ReactNode;
}

/**
 * What a page shows of one of its answers; nothing where the viewer or the programme does not have it, and why where it
 * cannot be asked of this period or with these filters.
 */
export function Answered({ data, ask, children }: AnsweredProps) {
  const t = useTranslations();
  const links = useLinks();
  const answer = data.answers[ask];
  if (answer) return children(answer, links.behind(answer));
  const why = data.unasked[ask];
  return why ? (
    <Block title={t(`indicators.${asks[ask].indicator}.name`)}>
      <StateBlock title={t(`unasked.${why}`)} why={t(`unasked.${why}Why`)} />
    </Block>
  ) : null;
}
