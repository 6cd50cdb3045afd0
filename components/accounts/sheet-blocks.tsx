"use client";

import { useTranslations } from "use-intl";
import { useFormat } from "@/components/indicators/format-context";
import { Block } from "@/components/ui/block";
import type { AccountReward, AccountSheet } from "@/lib/lists/account-sheet";
import { mailHref, phoneHref } from "./contact-hrefs";
import styles from "./sheet.module.css";

interface Props {
  sheet: AccountSheet;
}

/** What of its own kind each row is: a name, and what is said of it at the line's end. */
const Row = ({ name, said }: { name: string; said: string }) => (
  <li className={styles.row}>
    <span>{name}</span>
    <span className={`num ${styles.said}`}>{said}</span>
  </li>
);

interface RewardsProps {
  rewards: AccountSheet["rewards"];
  title: string;
  /** Those that are named one by one. */
  named: number;
}

export function SheetRewards({ rewards = [], title, named }: RewardsProps) {
  const t = useTranslations("sheet");
  const { format } = useFormat();
  const rest = rewards.slice(named).reduce((sum, { orders }) => sum + orders, 0);
  if (rewards.length === 0) return null;
  return (
    <Block title={title}>
      <ul>
        {rewards.slice(0, named).map(({ month, name, orders, points }) => (
          <Row
            key={`${month} ${name}`}
            name={orders > 1 ? t("rewardTimes", { name, count: orders }) : name}
            said={[
              format.day(month, "monthYearShort"),
              ...(points === undefined ? [] : [t("reward", { points: format.value("points", points) })]),
            ].join(" · ")}
          />
        ))}
      </ul>
      {rest > 0 ? <p className={styles.more}>{t("moreRewards", { count: rest })}</p> : null}
    </Block>
  );
}

export function SheetVisits({ sheet: { visits } }: Props) {
  const t = useTranslations("sheet");
  const { format } = useFormat();
  if (!visits) return null;
  const { count, lastMonth } = visits;
  return (
    <Block title={t("visits")}>
      <p className={`num ${styles.text}`}>
        {[t("visitCount", { count }), t("lastVisit", { month: format.day(lastMonth, "monthYear") })].join(", ")}
      </p>
    </Block>
  );
}

export function SheetCampaigns({ sheet: { campaigns, programme } }: Props) {
  const t = useTranslations("sheet");
  const { format } = useFormat();
  if (!campaigns) return null;
  const day = (of: string) => format.day(of, "short");
  const say = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) => {
    if (startsOn > programme.asOf) return t("campaignComes", { from: day(startsOn) });
    return endsOn >= programme.asOf
      ? t("campaignRuns", { to: day(endsOn) })
      : t("campaign", { from: day(startsOn), to: day(endsOn) });
  };
  return (
    <Block title={t("campaigns")}>
      <ul>
        {campaigns.map((one) => (
          <Row key={`${one.name} ${one.startsOn}`} name={one.name} said={say(one)} />
        ))}
      </ul>
    </Block>
  );
}

export function SheetContacts({ sheet: { contacts } }: Props) {
  const t = useTranslations("sheet");
  if (!contacts) return null;
  return (
    <Block title={t("contacts")}>
      <ul>
        {contacts.map(({ name, job, email, phone }) => (
          <li key={`${name} ${email} ${phone}`} className={styles.contact}>
            <span>
              <strong>{name}</strong>
              {job ? <span className={styles.job}> {job}</span> : null}
            </span>
            <span className={styles.ways}>
              {phone ? (
                <a
                  className={`num ${styles.call}`}
                  href={phoneHref(phone)}
                  aria-label={`${t("call", { name })} ${phone}`}
                >
                  {phone}
                </a>
              ) : null}
              {email ? (
                <a href={mailHref(email)} aria-label={`${t("mail", { name })} ${email}`}>
                  {email}
                </a>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </Block>
  );
}

export function SheetHandOvers({ sheet: { handOvers } }: Props) {
  const t = useTranslations("sheet");
  const filters = useTranslations("filters");
  const { format } = useFormat();
  if (!handOvers) return null;
  return (
    <Block title={t("handOvers")} subtitle={handOvers.length > 1 ? t("handOverNote") : null}>
      <ol>
        {[...handOvers].reverse().map(({ rep, since }) => (
          <li key={since} className={styles.row}>
            {t("handOver", { rep: rep ?? filters("none", { dimension: "rep" }), date: format.day(since, "date") })}
          </li>
        ))}
      </ol>
    </Block>
  );
}

export function SheetReach({ reach, title }: { reach: AccountReward[] | undefined; title: string }) {
  const t = useTranslations("sheet");
  const { format } = useFormat();
  if (!reach) return null;
  return (
    <Block title={title}>
      <ul>
        {reach.map(({ name, points }) => (
          <Row key={name} name={name} said={t("reward", { points: format.value("points", points) })} />
        ))}
      </ul>
    </Block>
  );
}
