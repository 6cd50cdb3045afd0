"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "@/components/indicators/format-context";
import { Block } from "@/components/ui/block";
import tool from "@/components/ui/tool.module.css";
import type { AccountSheet } from "@/lib/lists/account-sheet";
import { fiscalYearOf } from "@/lib/periods/period";
import { mailHref } from "./contact-hrefs";
import styles from "./sheet.module.css";

/** What the account has just attained, with a congratulation to send; nothing on other days. */
export function SheetOccasion({ sheet }: { sheet: AccountSheet }) {
  const t = useTranslations("sheet");
  const { format } = useFormat();
  const [isCopied, setCopied] = useState(false);
  const { occasion, programme, name, reader, contacts = [] } = sheet;
  if (!occasion) return null;
  const said = {
    name,
    date: format.day(occasion.on, "date"),
    year: fiscalYearOf(occasion.on, programme.fiscalStartMonth),
  };
  const to = contacts.find(({ email }) => email);
  const message = {
    subject: t("congratulations.subject", { programme: programme.name }),
    body: [
      t("congratulations.hello", { contact: to?.name ?? "none" }),
      "",
      t(`congratulations.${occasion.what}`, said),
      "",
      t("congratulations.bye"),
      reader,
    ].join("\n"),
  };
  return (
    <Block title={t("occasion")}>
      <p className={styles.occasion}>{t(`occasions.${occasion.what}`, said)}</p>
      <details className={`no-print ${styles.message}`}>
        <summary>{t("message")}</summary>
        <p>{message.body}</p>
      </details>
      <p className={`no-print ${styles.tools}`}>
        {to?.email ? (
          <a className={tool.tool} href={mailHref(to.email, message)}>
            {t("mail", { name: to.name })}
          </a>
        ) : null}
        <button
          type="button"
          className={tool.tool}
          onClick={async () => {
            await navigator.clipboard.writeText(message.body);
            setCopied(true);
          }}
        >
          {t("copy")}
        </button>
        <span role="status">{isCopied ? t("copied") : null}</span>
      </p>
    </Block>
  );
}
