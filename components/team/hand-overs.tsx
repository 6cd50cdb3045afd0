"use client";

import { useLocale, useTranslations } from "use-intl";
import { useFormat } from "@/components/indicators/format-context";
import { useFoldWords } from "@/components/indicators/use-fold-words";
import { Block } from "@/components/ui/block";
import { PageLink } from "@/components/ui/page-link";
import { SortTable } from "@/components/ui/sort-table";
import { accountHref } from "@/lib/lists/account-href";
import { withParameters } from "@/lib/views/address";
import { type HandOver, type Team, writeTeamRequest } from "@/lib/views/team";
import styles from "./team-page.module.css";

const MOST = 10;

/** Accounts that came from another rep: from whom, when, and what of N-1 came along. */
export function HandOvers({ team: { programme, request, handOvers, handOverCount } }: { team: Team }) {
  const t = useTranslations("team");
  const lists = useTranslations("lists");
  const filters = useTranslations("filters");
  const fold = useFoldWords();
  const locale = useLocale();
  const { format } = useFormat();
  const here = withParameters("team", writeTeamRequest(request));
  const hasRevenue = handOvers.some(({ before }) => before !== undefined);
  const title = t("handOvers", { count: handOverCount });
  const nameOf = ({ name }: HandOver["from"]) => name || filters("none", { dimension: "rep" });
  return (
    <Block
      title={title}
      subtitle={
        handOverCount > handOvers.length
          ? `${t("latest", { count: handOvers.length })} ${t("handOversWhy")}`
          : t("handOversWhy")
      }
    >
      <SortTable
        caption={t("handOversTable")}
        locale={locale}
        columns={[
          { key: "account", label: t("account") },
          { key: "day", label: t("day") },
          { key: "from", label: t("from") },
          { key: "to", label: t("to") },
          ...(hasRevenue ? [{ key: "before", label: t("before"), figures: true }] : []),
        ]}
        rows={handOvers.map(({ day, account, from, to, before }) => ({
          key: `${account.code} ${day}`,
          values: [account.name, day, nameOf(from), nameOf(to), ...(hasRevenue ? [before ?? null] : [])],
          cells: [
            <span key="account">
              <PageLink href={accountHref(programme.slug, account.code, here)}>{account.name}</PageLink>{" "}
              <span className={styles.below}>{account.code}</span>
            </span>,
            <span key="day" className={styles.day}>
              {format.day(day, "short")}
            </span>,
            nameOf(from),
            nameOf(to),
            ...(hasRevenue ? [format.value("money", before, "whole")] : []),
          ],
        }))}
        initial={{ column: 1, direction: "descending" }}
        sortLabel={(column) => lists("sortBy", { column })}
        fold={fold(handOvers.length, MOST)}
      />
    </Block>
  );
}
