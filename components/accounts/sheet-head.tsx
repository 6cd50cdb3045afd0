"use client";

import { useTranslations } from "use-intl";
import { useFormat } from "@/components/indicators/format-context";
import page from "@/components/ui/page.module.css";
import { PageLink } from "@/components/ui/page-link";
import tool from "@/components/ui/tool.module.css";
import { accountHref, accountYearHref, rowId } from "@/lib/lists/account-href";
import type { AccountSheet } from "@/lib/lists/account-sheet";
import { AsOfLine } from "./as-of-line";
import styles from "./sheet.module.css";

/** Which account it is; the way back to the list one came from, and to the accounts beside it there. */
export function SheetHead({ sheet }: { sheet: AccountSheet }) {
  const t = useTranslations();
  const { format } = useFormat();
  const { programme, code, name, segment, region, memberSince, from, place } = sheet;
  const identity = [
    code,
    segment,
    region,
    memberSince === null ? t("sheet.noMember") : t("sheet.memberSince", { date: format.day(memberSince, "date") }),
  ].filter(Boolean);
  return (
    <header>
      {from ? (
        <nav className={`no-print ${styles.way}`} aria-label={t("sheet.neighbours")}>
          <PageLink className={tool.tool} href={`/${programme.slug}/${from}#${rowId(code)}`}>
            {t("sheet.back")}
          </PageLink>
          {place ? (
            <span className={styles.place}>
              <Neighbour sheet={sheet} which="previous" />
              <span className="num">{t("sheet.place", { position: place.position, count: place.count })}</span>
              <Neighbour sheet={sheet} which="next" />
            </span>
          ) : null}
        </nav>
      ) : null}
      <AsOfLine />
      <div className={styles.named}>
        <h1 className={page.title}>{name}</h1>
        <p className={`no-print ${styles.tools}`}>
          <PageLink className={tool.tool} href={accountYearHref(programme.slug, code)}>
            {t("sheet.year")}
          </PageLink>
          <button type="button" className={tool.tool} onClick={() => window.print()}>
            {t("sheet.print")}
          </button>
        </p>
      </div>
      <p className={styles.identity}>{identity.join(" · ")}</p>
    </header>
  );
}

/** The account before or after in the list; at its end, nobody. */
function Neighbour({ sheet, which }: { sheet: AccountSheet; which: "previous" | "next" }) {
  const t = useTranslations("sheet");
  const { programme, from, place } = sheet;
  const to = place?.[which];
  if (!to) return null;
  return (
    <PageLink
      className={tool.tool}
      href={accountHref(programme.slug, to.code, from)}
      title={to.name}
      aria-label={t(which, { name: to.name })}
    >
      {t(`${which}Short`)}
    </PageLink>
  );
}
