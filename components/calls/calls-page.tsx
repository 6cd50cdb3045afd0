"use client";

import { useTranslations } from "use-intl";
import accounts from "@/components/accounts/accounts.module.css";
import { AsOfLine } from "@/components/accounts/as-of-line";
import { Downloads } from "@/components/accounts/downloads";
import { ListFilters } from "@/components/accounts/list-filters";
import { ListPager } from "@/components/accounts/list-pager";
import { AskStatus } from "@/components/filters/ask-status";
import { FormatProvider } from "@/components/indicators/format-context";
import page from "@/components/ui/page.module.css";
import { Segmented } from "@/components/ui/segmented";
import { type CallList, type CallRequest, firstCalls, writeCallRequest } from "@/lib/lists/calls";
import { withParameters } from "@/lib/views/address";
import { CallRows } from "./call-rows";
import { CallRules } from "./call-rules";
import { NoCalls } from "./no-calls";
import { useCallList } from "./use-call-list";

/** The calls to make, what is most worth it first; or those that are done or put off. The URL says which. */
export function CallsPage({ initial }: { initial: CallList }) {
  const t = useTranslations();
  const { data: list, request, isBusy, problem, ask, retry } = useCallList(initial);
  const { filters } = request;
  return (
    <FormatProvider programme={list.programme}>
      <main id="content" className={`${page.page} ${page.wide}`} aria-busy={isBusy}>
        <CallsHead list={list} />
        <div className={`no-print ${accounts.controls}`}>
          <ListFilters
            filters={list.choices}
            chosen={filters}
            onChoose={(chosen) => ask({ ...request, filters: chosen, page: 1 })}
          />
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
          <CallRows list={list} from={withParameters("calls", writeCallRequest(request))} />
          {list.rows.length === 0 ? <NoCalls list={list} /> : null}
        </div>
        <ListPager list={list} onPage={(number) => ask({ ...request, page: number })} />
      </main>
    </FormatProvider>
  );
}

function CallsHead({ list }: { list: CallList }) {
  const t = useTranslations("calls");
  return (
    <header>
      <AsOfLine />
      <h1 className={page.title}>{t(list.request.show === "away" ? "awayTitle" : "title", { count: list.found })}</h1>
    </header>
  );
}
