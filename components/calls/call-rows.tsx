"use client";

import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { phoneHref } from "@/components/accounts/contact-hrefs";
import { useFormat } from "@/components/indicators/format-context";
import { TierMark } from "@/components/indicators/tier-mark";
import { Phone } from "@/components/ui/icons";
import { PageLink } from "@/components/ui/page-link";
import { TextButton } from "@/components/ui/text-button";
import { accountHref, rowId } from "@/lib/lists/account-href";
import type { Call, CallList } from "@/lib/lists/calls";
import { reasonInWords } from "@/lib/lists/reason-words";
import { CallActions } from "./call-actions";
import styles from "./calls.module.css";
import { NoteList } from "./note-list";
import { type RecordAction, useRecordAction } from "./use-record-action";

interface CallRowsProps {
  list: CallList;
  /** The page that they stand on, as its address after the programme's own: where an account's sheet leads back to. */
  from: string;
}

/** Calls one under the other, each with its reasons and what one may do; what was done last is said, and undone, above. */
export function CallRows({ list, from }: CallRowsProps) {
  const { record, last, hasFailed } = useRecordAction(list.programme.slug);
  return (
    <>
      <LastAction last={last} hasFailed={hasFailed} onRecord={record} />
      <ol className={styles.rows}>
        {list.rows.map((call) => (
          <CallRow
            key={call.code}
            call={call}
            today={list.today}
            href={accountHref(list.programme.slug, call.code, from)}
            onRecord={record}
          />
        ))}
      </ol>
    </>
  );
}

type LastActionProps = Pick<ReturnType<typeof useRecordAction>, "last" | "hasFailed"> & { onRecord: RecordAction };

/** The row that the reader acted on is gone, and its button with it: the focus goes to its undoing. */
function LastAction({ last, hasFailed, onRecord }: LastActionProps) {
  const t = useTranslations("calls");
  const { format } = useFormat();
  const undo = useRef<HTMLButtonElement>(null);
  const isUndoable = last?.action.kind === "done" || last?.action.kind === "snoozed";
  useEffect(() => {
    if (last && isUndoable) undo.current?.focus();
  }, [last, isUndoable]);
  const { account, action } = last ?? {};
  return (
    <p className={styles.last} role="status" data-problem={hasFailed || undefined}>
      {hasFailed ? t("failed") : null}
      {!hasFailed && account && action ? (
        <>
          {t(`said.${action.kind}`, {
            account: account.name,
            until: action.until ? format.day(action.until, "date") : "",
          })}{" "}
          {isUndoable ? (
            <TextButton ref={undo} onClick={() => onRecord(account, { code: account.code, kind: "reopened" })}>
              {t("undo")}
            </TextButton>
          ) : null}
        </>
      ) : null}
    </p>
  );
}

interface CallRowProps {
  call: Call;
  today: string;
  href: string;
  onRecord: RecordAction;
}

function CallRow({ call, today, href, onRecord }: CallRowProps) {
  const t = useTranslations();
  const { format } = useFormat();
  const { code, name, tier, rep, reasons, contact, notes, away } = call;
  return (
    <li className={styles.call}>
      <div className={styles.body}>
        <h2 className={styles.name}>
          <PageLink id={rowId(code)} className={styles.account} href={href}>
            {name}
          </PageLink>
          {tier ? <TierMark {...tier} /> : null}
          {rep ? <span className={styles.rep}>{rep}</span> : null}
        </h2>
        <ul className={styles.reasons}>
          {reasons.map((reason) => (
            <li key={reason.list}>{reasonInWords(reason, t, format)}</li>
          ))}
        </ul>
        <NoteList notes={notes} />
      </div>
      {away ? (
        <p className={styles.away}>
          {t(away.kind === "snoozed" ? "calls.awaySnoozed" : "calls.awayDone", {
            author: away.author,
            date: format.day(away.on, "short"),
            until: away.until ? format.day(away.until, "short") : "",
          })}{" "}
          <TextButton
            aria-label={t("calls.reopenFor", { account: name })}
            onClick={() => onRecord(call, { code, kind: "reopened" })}
          >
            {t("calls.reopen")}
          </TextButton>
        </p>
      ) : (
        <CallActions account={call} today={today} onRecord={onRecord} />
      )}
      {contact ? (
        <a
          className={styles.phone}
          href={phoneHref(contact.phone)}
          title={`${contact.name}, ${contact.phone}`}
          aria-label={t("calls.call", { contact: contact.name, account: name })}
        >
          <Phone />
        </a>
      ) : null}
    </li>
  );
}
