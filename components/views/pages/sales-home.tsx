"use client";

import { useTranslations } from "use-intl";
import { AccountRows } from "@/components/accounts/account-rows";
import { CallRows } from "@/components/calls/call-rows";
import { CallRules } from "@/components/calls/call-rules";
import { NoCalls } from "@/components/calls/no-calls";
import { useFilterNames } from "@/components/filters/use-filter-names";
import { AllFigures } from "@/components/indicators/all-figures";
import { BandsBlock } from "@/components/indicators/bands-block";
import { DefinitionButton } from "@/components/indicators/definition-button";
import card from "@/components/indicators/figure-card.module.css";
import { FigureComparison } from "@/components/indicators/figure-comparison";
import { useFormat } from "@/components/indicators/format-context";
import { Block } from "@/components/ui/block";
import page from "@/components/ui/page.module.css";
import { PageLink } from "@/components/ui/page-link";
import { FigureRow } from "@/components/views/figure-row";
import { accountHref } from "@/lib/lists/account-href";
import type { AccountList } from "@/lib/lists/account-list";
import { type CallList, callsHref } from "@/lib/lists/calls";
import type { ColumnId } from "@/lib/lists/columns";
import { listHref } from "@/lib/lists/list-request";
import { titleOfList } from "@/lib/lists/title-words";
import { totalOf } from "@/lib/steering/facts";
import type { ViewData } from "@/lib/views/view-data";
import { Answered } from "./answered";
import styles from "./sales-home.module.css";

/** What a portfolio is worked from; the whole list has more. */
const columns: ColumnId[] = ["name", "code", "tier", "revenue", "change", "missing", "points", "last-order"];

/** Its address after the programme's own, which an account's sheet leads back to. */
const HERE = "sales";

/** Before the call: whom to call and why, where the year stands, whom to enrol; then the portfolio. */
export const SalesHome = ({ data }: { data: ViewData }) => (
  <>
    <div className={styles.page}>
      {data.calls ? <FirstCalls data={data} list={data.calls} /> : null}
      <div className={styles.figures}>
        <FigureRow
          data={data}
          more={[<Attained key="attained" data={data} />, <MissingWithinReach key="missing" data={data} />]}
        />
      </div>
      <div className={styles.bands}>
        <Answered data={data} ask="landing-bands">
          {(answer, behind) => <BandsBlock answer={answer} {...behind} />}
        </Answered>
      </div>
      <ToEnrol list={data.shown["eligible-non-members"]} />
      <Portfolio list={data.shown.portfolio} />
    </div>
    <AllFigures data={data} />
  </>
);

function FirstCalls({ data, list }: { data: ViewData; list: CallList }) {
  const t = useTranslations();
  const { format } = useFormat();
  const filters = useFilterNames();
  const { slug, asOf } = data.programme;
  const { rows, open, away } = list;
  const kicker = [t("page.dataAsOf", { date: format.day(asOf, "date") }), t("page.portfolio"), ...filters(data)];
  return (
    <section className={styles.calls} aria-labelledby="calls">
      <p className={page.kicker}>
        <span className="print-only">{data.programme.name}</span>
        {kicker.join(" · ")}
      </p>
      <h1 id="calls" className={page.title}>
        {open > rows.length ? t("calls.first", { shown: rows.length }) : t("calls.title", { count: open })}
      </h1>
      <CallRows list={list} from={HERE} />
      {rows.length === 0 ? <NoCalls list={list} /> : null}
      <div className={styles.after}>
        {open > rows.length || away > 0 ? (
          <PageLink
            className={styles.more}
            href={callsHref(slug, { ...list.request, show: open > 0 ? "open" : "away" })}
          >
            {open > 0 ? t("calls.all", { count: open }) : t("calls.away", { count: away })}
          </PageLink>
        ) : null}
        <CallRules list={list} />
      </div>
    </section>
  );
}

/** How many objectives are attained, of how many: a rep counts customers, not a rate. */
function Attained({ data }: { data: ViewData }) {
  const t = useTranslations();
  const { format } = useFormat();
  const figure = data.figures["objective-attainment"];
  const row = figure && totalOf(figure);
  if (!figure || row?.numerator == null) return null;
  return (
    <li>
      <div className={card.card}>
        <h2 className={card.label}>
          <span>{t("calls.attained")}</span> <DefinitionButton answer={figure.total} row={row} />
        </h2>
        <p className={`num ${card.value}`}>
          {format.value("count", row.numerator)}{" "}
          <span className={styles.of}>{t("calls.of", { count: format.value("count", row.denominator) })}</span>
        </p>
        <p className={card.words}>
          <FigureComparison id="objective-attainment" figure={figure} row={row} band={null} />
        </p>
      </div>
    </li>
  );
}

/** What the customers within reach still miss to their objectives together. */
function MissingWithinReach({ data }: { data: ViewData }) {
  const t = useTranslations("calls");
  const { format } = useFormat();
  const within = data.lists["within-reach"];
  if (!within?.stake || within.accounts === 0) return null;
  const { accounts, stake } = within;
  return (
    <li>
      <div className={card.card}>
        <h2 className={card.label}>{t("missing")}</h2>
        <p className={`num ${card.value}`}>{format.value("money", stake.total, "compact")}</p>
        <p className={card.words}>
          <PageLink href={listHref(data.programme.slug, { list: "within-reach" }, data.request.filters)}>
            {t("missingOf", { count: accounts })}
          </PageLink>
        </p>
      </div>
    </li>
  );
}

function ToEnrol({ list }: { list: AccountList | undefined }) {
  const t = useTranslations("calls");
  const { format } = useFormat();
  if (!list || list.rows.length === 0) return null;
  return (
    <div className={styles.enrol}>
      <Block title={t("enrol", { count: list.rows.length })} subtitle={t("enrolWhy")}>
        <ul>
          {list.rows.map(({ code, name, stake }) => (
            <li key={code} className={styles.account}>
              <PageLink href={accountHref(list.programme.slug, String(code), HERE)}>{name}</PageLink>
              {typeof stake === "number" ? (
                <span className="num">{t("overYear", { revenue: format.value("money", stake, "whole") })}</span>
              ) : null}
            </li>
          ))}
        </ul>
        <WholeList list={list} />
      </Block>
    </div>
  );
}

function Portfolio({ list }: { list: AccountList | undefined }) {
  const t = useTranslations("calls");
  if (!list || list.rows.length === 0) return null;
  const shown = { ...list, columns: list.columns.filter((id) => columns.includes(id)) };
  return (
    <div className={styles.portfolio}>
      <Block title={t("portfolio", { count: list.accounts })}>
        <div className={styles.table}>
          <AccountRows list={shown} />
        </div>
        <p className={styles.after}>
          <PageLink
            className={styles.more}
            href={listHref(list.programme.slug, list.request.set, list.request.filters)}
          >
            {t("whole")}
          </PageLink>
        </p>
      </Block>
    </div>
  );
}

function WholeList({ list }: { list: AccountList }) {
  const t = useTranslations();
  const { messages } = useFormat();
  if (list.accounts <= list.rows.length) return null;
  return (
    <p className={styles.after}>
      <PageLink className={styles.more} href={listHref(list.programme.slug, list.request.set, list.request.filters)}>
        {titleOfList(list, t, messages)}
      </PageLink>
    </p>
  );
}
