"use client";

import { useTranslations } from "use-intl";
import { useFormat } from "@/components/indicators/format-context";
import { Block } from "@/components/ui/block";
import { PageLink } from "@/components/ui/page-link";
import { listHref } from "@/lib/lists/list-request";
import { type Action, type Steering, steer } from "@/lib/steering/rules";
import type { ViewData } from "@/lib/views/view-data";
import { getView, viewPath } from "@/lib/views/views";
import styles from "./actions-block.module.css";

/** No more than what one does in a month. */
const SHOWN = 3;

/** What to do this month, most at stake first, each with the figures that raised it and the accounts behind it. */
export function ActionsBlock({ data, steering }: { data: ViewData; steering: Steering }) {
  const t = useTranslations("actions");
  const { actions, well } = steering;
  const shown = actions.slice(0, SHOWN);
  const checked = [...well.map((rule) => t(`rules.${rule}`))];
  return (
    <Block
      title={t(shown.length > 0 ? "title" : "healthy")}
      subtitle={shown.length > 0 ? t("subtitle", { count: shown.length }) : t("healthyWhy")}
    >
      {shown.length > 0 ? (
        <ul className={styles.list}>
          {shown.map((action) => (
            <ActionItem key={action.rule} data={data} action={action} />
          ))}
        </ul>
      ) : null}
      {checked.length > 0 ? <p className={styles.well}>{t("well", { rules: checked.join(", ") })}</p> : null}
    </Block>
  );
}

function ActionItem({ data, action }: { data: ViewData; action: Action }) {
  const t = useTranslations("actions");
  const { format, say } = useFormat();
  return (
    <li className={styles.action}>
      <p className={styles.stake}>
        {action.stake ? (
          <>
            <strong className={`num ${styles.amount}`}>{format.value("money", action.stake.cents, "compact")}</strong>
            <span className={styles.worth}>{t(`worth.${action.stake.worth}`)}</span>
          </>
        ) : null}
      </p>
      <div>
        <h3 className={styles.title}>{say(action.title)}</h3>
        <p className={styles.why}>{say(action.why)}</p>
        <ActionLink data={data} action={action} />
      </div>
    </li>
  );
}

/** To the accounts where there are some and this reader may see them, else to the page that says more. */
function ActionLink({ data, action: { list, page } }: { data: ViewData; action: Action }) {
  const t = useTranslations();
  const { format } = useFormat();
  const { slug } = data.programme;
  const view = getView(page);
  if (list && data.hasLists) {
    const isTier = typeof list !== "string";
    const accounts = isTier
      ? data.answers["tier-members"]?.rows.find((row) => row.key.tier === list.tier)?.numerator
      : data.lists[list]?.accounts;
    const href = isTier ? listHref(slug, { list: "members" }, { tier: list.tier }) : listHref(slug, { list });
    if (accounts)
      return (
        <PageLink className={styles.link} href={href}>
          {t("actions.open", { count: accounts, accounts: format.value("count", accounts) })}
        </PageLink>
      );
  }
  return view ? (
    <PageLink className={styles.link} href={viewPath(slug, view)}>
      {t("actions.look", { page: t(`views.${page}`) })}
    </PageLink>
  ) : null;
}

/** Whether the rules have anything to say of a page: of now, and of something that they can speak of. */
export function steeringOf(data: ViewData): Steering | null {
  const steering = steer(data);
  return steering && steering.actions.length + steering.well.length > 0 ? steering : null;
}
