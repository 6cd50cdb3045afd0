"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { IntlProvider } from "use-intl";
import type { Locale } from "@/lib/i18n/locale";
import type { Messages } from "@/lib/i18n/messages";

interface PageProvidersProps {
  locale: Locale;
  messages: Omit<Messages, "admin">;
  children: ReactNode;
}

/** One language and one store of answers for the whole page. Days have no zone: they are what the source says. */
export function PageProviders({ locale, messages, children }: PageProvidersProps) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: false } } }));
  return (
    <IntlProvider locale={locale} messages={messages} timeZone="UTC">
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </IntlProvider>
  );
}
