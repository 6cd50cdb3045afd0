"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useLocale, useMessages } from "use-intl";
import { createFormatter, type Formatter } from "@/lib/format/formatter";
import type { SaidPeriod } from "@/lib/format/periods";
import type { Messages } from "@/lib/i18n/messages";
import type { Sentence } from "@/lib/steering/sentence";
import { writeSentence } from "@/lib/steering/write-sentence";
import type { ProgrammeInfo } from "@/lib/views/view-data";

interface PageWords {
  format: Formatter;
  messages: Messages;
  programme: ProgrammeInfo;
  /** A period of this programme in words. */
  period: (period: SaidPeriod) => string;
  /** A sentence of `lib/steering` in the page's language. */
  say: (sentence: Sentence) => string;
}

const Context = createContext<PageWords | null>(null);

/** Gives a page's parts the one formatter of its language and its programme's currency. */
export function FormatProvider({ programme, children }: { programme: ProgrammeInfo; children: ReactNode }) {
  const locale = useLocale();
  const messages = useMessages() as Messages;
  const words = useMemo(() => {
    const format = createFormatter(locale, programme.currency);
    return {
      format,
      messages,
      programme,
      period: (period: SaidPeriod) => format.period(period, programme),
      say: (sentence: Sentence) => writeSentence(sentence, messages, format),
    };
  }, [locale, messages, programme]);
  return <Context value={words}>{children}</Context>;
}

/** Throws outside a `FormatProvider`: a figure without a currency has no text. */
export function useFormat(): PageWords {
  const words = useContext(Context);
  if (!words) throw new Error("useFormat needs a FormatProvider above it");
  return words;
}
