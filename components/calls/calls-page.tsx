"use client";

import { useTranslations } from "use-intl";
import accounts from "@/components/accounts/accounts.module.css";
import { Downloads } from "@/components/accounts/downloads";
import { ListPager } from "@/components/accounts/list-pager";
import { AskStatus } from "@/components/filters/ask-status";
import { DimensionFilters } from "@/components/filters/dimension-filters";
import { FormatProvider, useFormat } from "@/components/indicators/format-context";
import { Segmented } from "@/components/ui/segmented";
import { StateBlock } from "@/components/ui/state-block";
import { type CallList, type CallRequest, firstCalls, writeCallRequest } from "@/lib/lists/calls";
import { CallRows } from "./call-rows";
import { CallRules } from "./call-rules";
import { useCallList } from "./use-call-list";

/** The calls to make, what is most worth it first; or those that are done or put off. The URL says which. */
export function CallsPage({ initial }: { initial: CallList }) {
  const t = useTranslations();
  const { data: list, request, isBusy, problem, ask, retry } = useCallList(initial);
  const { filters } = request;
  return (
    <FormatProvider programme={list.programme}>
      <main id="content" className={accounts.page} aria-busy={isBusy}>
        <CallsHead list={list} />
        <div className={`no-print ${accounts.controls}`}>
          {Object.keys(list.choices).length > 0 ? (
            <search className={accounts.choices} aria-label={t("filters.title")}>
              <DimensionFilters
                filters={list.choices}
                chosen={filters}
                onChoose={(chosen) => ask({ ...request, filters: chosen, page: 1 })}
              />
            </search>
          ) : null}
          <Segmented<CallRequest["show"]>
            label={t("calls.shown")}
            value={request.show}
            options={[
              { value: "open", label: t("calls.open", { count: list.open }) },
              { value: "away", label: t("calls.away", { count: list.away }) },
            ]}
            onChange={(show) => ask({ ...request, show, page: 1 })}
          />
          <AskStatus isBusy={isBusy} problem={problem} refused={t("lists.refusedTitle")} onRetry={retry} />
          <Downloads
            href={`/api/programmes/${list.programme.slug}/calls/export`}
            address={writeCallRequest({ ...firstCalls(filters), show: request.show })}
          />
        </div>
        <CallRules list={list} />
        <div className={accounts.rows} data-busy={isBusy || undefined}>
          <CallRows list={list} from={`calls?${writeCallRequest(request)}`} />
          {list.rows.length === 0 ? <NoCalls list={list} /> : null}
        </div>
        <ListPager list={list} onPage={(page) => ask({ ...request, page })} />
      </main>
    </FormatProvider>
  );
}

function CallsHead({ list }: { list: CallList }) {
  const t = useTranslations();
  const { format } = useFormat();
  const isAway = list.request.show === "away";
  return (
    <header>
      <p className={accounts.kicker}>
        <span className="print-only">{list.programme.name}</span>
        {t("page.dataAsOf", { date: format.day(list.programme.asOf, "date") })}
      </p>
      <h1 className={accounts.title}>{t(isAway ? "calls.awayTitle" : "calls.title", { count: list.found })}</h1>
    </header>
  );
}

/** Why there is no call. */
export function NoCalls({ list }: { list: CallList }) {
  const t = useTranslations("calls");
  const { format } = useFormat();
  const isAway = list.request.show === "away";
  return (
    <StateBlock
      title={t(isAway ? "awayTitle" : "title", { count: 0 })}
      why={isAway ? t("awayWhy") : t("emptyWhy", { date: format.day(list.programme.asOf, "date") })}
    />
  );
}
