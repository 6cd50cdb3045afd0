"use client";

import { useTranslations } from "use-intl";
import { useFormat } from "@/components/indicators/format-context";
import { Cross } from "@/components/ui/icons";
import page from "@/components/ui/page.module.css";
import tool from "@/components/ui/tool.module.css";
import type { AccountList } from "@/lib/lists/account-list";
import type { ListRequest } from "@/lib/lists/list-request";
import { titleOfList } from "@/lib/lists/title-words";
import styles from "./accounts.module.css";
import { useFilterName } from "./use-filter-name";

interface ListHeadProps {
  list: AccountList;
  request: ListRequest;
  onAsk: (request: ListRequest) => void;
}

/** How many accounts and what they have in common, over which days, of which groups, and what they are worth. */
export function ListHead({ list, request, onAsk }: ListHeadProps) {
  const t = useTranslations();
  const { format, messages, period } = useFormat();
  const nameOf = useFilterName();
  const { programme, title, stake, accounts, counted } = list;
  // Those that have a control stand there, on paper with the rest.
  const chosen = list.filters.filter(({ dimension }) => dimension in list.choices);
  const others = list.filters.filter(({ dimension }) => !(dimension in list.choices));
  const asOf = format.day(programme.asOf, "date");
  const said = [
    ...(list.period ? [period(list.period), t("lists.asOf", { date: asOf })] : [t("page.dataAsOf", { date: asOf })]),
    ...(counted > accounts ? [t("lists.counts", { times: counted })] : []),
  ];
  return (
    <header>
      <p className={page.kicker}>
        <span className="print-only">{[programme.name, ...chosen.map(nameOf)].join(" · ")}</span>
        {said.join(" · ")}
      </p>
      <h1 className={page.title}>{titleOfList(list, t, messages)}</h1>
      {stake && "list" in title ? (
        <p className={styles.stake}>
          {t("lists.stakeTotal", {
            name: t(`lists.stakes.${title.list}`),
            total: format.value(stake.unit, stake.total, "whole"),
          })}
          {stake.unit === "points" ? ` ${t("lists.points")}` : ""}
          {stake.worth === null ? "" : `, ${t("lists.worth", { worth: format.value("money", stake.worth, "whole") })}`}
        </p>
      ) : null}
      {others.length > 0 ? (
        <ul className={styles.filters} aria-label={t("filters.title")}>
          {others.map((filter) => (
            <li key={filter.dimension}>
              <button
                type="button"
                className={tool.tool}
                data-marked
                aria-label={t("lists.without", { name: nameOf(filter) })}
                onClick={() => {
                  const { [filter.dimension]: _, ...filters } = request.filters;
                  onAsk({ ...request, filters, page: 1 });
                }}
              >
                {nameOf(filter)} <Cross size={10} />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </header>
  );
}
