"use client";

import { useTranslations } from "use-intl";
import { useFormat } from "@/components/indicators/format-context";
import tool from "@/components/ui/tool.module.css";
import styles from "./accounts.module.css";

interface ListPagerProps {
  list: { page: number; pageSize: number; found: number; rows: unknown[] };
  onPage: (page: number) => void;
}

/** Which rows of how many, and the pages beside; nothing where one page has them all. */
export function ListPager({ list, onPage }: ListPagerProps) {
  const t = useTranslations("lists");
  const { format } = useFormat();
  const { page, pageSize, found, rows } = list;
  if (rows.length === 0 || found <= pageSize) return null;
  const first = (page - 1) * pageSize + 1;
  const count = (value: number) => format.value("count", value);
  return (
    <nav className={`no-print ${styles.pager}`} aria-label={t("pages")}>
      <button type="button" className={tool.tool} disabled={page === 1} onClick={() => onPage(page - 1)}>
        {t("previous")}
      </button>
      <span className="num">
        {t("rows", { first: count(first), last: count(first + rows.length - 1), count: count(found) })}
      </span>
      <button type="button" className={tool.tool} disabled={page * pageSize >= found} onClick={() => onPage(page + 1)}>
        {t("next")}
      </button>
    </nav>
  );
}
