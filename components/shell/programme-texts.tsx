"use client";

import type { ReactNode } from "react";
import { IntlProvider } from "use-intl";
import type { Locale } from "@/lib/i18n/locale";
import type { Messages } from "@/lib/i18n/messages";

interface ProgrammeTextsProps {
  locale: Locale;
  messages: Omit<Messages, "admin">;
  children: ReactNode;
}

/** The texts of a programme that has words of its own, for all that is under it. */
export function ProgrammeTexts({ locale, messages, children }: ProgrammeTextsProps) {
  return (
    <IntlProvider locale={locale} messages={messages} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
