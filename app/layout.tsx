import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { PageProviders } from "@/components/shell/page-providers";
import { commonMessages } from "@/lib/i18n/load-messages";
import { readPreferences } from "./reader-preferences";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Pilotage", template: "%s · Pilotage" },
  icons: { icon: "/icon.svg" },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfbfa" },
    { media: "(prefers-color-scheme: dark)", color: "#101416" },
  ],
};

/** Language and theme come from cookies, so that the first byte is already right: no script decides. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, theme } = await readPreferences();
  return (
    <html lang={locale} data-theme={theme}>
      <body>
        <PageProviders locale={locale} messages={commonMessages(locale)}>
          {children}
        </PageProviders>
      </body>
    </html>
  );
}
