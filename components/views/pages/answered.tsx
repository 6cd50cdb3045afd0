"use client";

import type { ReactNode } from "react";
import { useMessages, useTranslations } from "use-intl";
import { type Links, useLinks } from "@/components/indicators/links-context";
import { Block } from "@/components/ui/block";
import { StateBlock } from "@/components/ui/state-block";
import type { Messages } from "@/lib/i18n/messages";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import type { AskId } from "@/lib/views/asks";
import type { ViewData } from "@/lib/views/view-data";

/** Answers that a page shows beside others of the same indicator. */
type Titled = keyof Messages["titles"];

interface AnsweredProps {
  data: ViewData;
  ask: AskId;
  children: (answer: IndicatorAnswer, behind: ReturnType<Links["behind"]> & { title?: string }) => ReactNode;
}

/**
 * What a page shows of one of its answers; nothing where the viewer or the programme does not have it, and why where it
 * cannot be asked of this period or with these filters.
 */
export function Answered({ data, ask, children }: AnsweredProps) {
  const t = useTranslations();
  const { titles } = useMessages() as Messages;
  const links = useLinks();
  const answer = data.answers[ask];
  if (answer) {
    const title = ask in titles ? { title: t(`titles.${ask as Titled}`) } : {};
    return children(answer, { ...title, ...links.behind(answer) });
  }
  const unasked = data.unasked[ask];
  return unasked ? (
    <Block title={t(`indicators.${unasked.indicator}.name`)}>
      <StateBlock title={t(`unasked.${unasked.why}`)} why={t(`unasked.${unasked.why}Why`)} />
    </Block>
  ) : null;
}
