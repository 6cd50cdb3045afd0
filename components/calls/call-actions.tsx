"use client";

import { type FormEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import form from "@/components/ui/form.module.css";
import { Popover } from "@/components/ui/popover";
import { TextButton, textButtonLook } from "@/components/ui/text-button";
import { LONGEST_NOTE, LONGEST_SNOOZE_DAYS } from "@/lib/lists/calls";
import { addDays } from "@/lib/periods/calendar";
import styles from "./calls.module.css";
import type { RecordAction } from "./use-record-action";

/** How far a call is put off where nothing else is chosen. */
const USUAL_SNOOZE_DAYS = 7;

interface CallActionsProps {
  account: { code: string; name: string };
  today: string;
  onRecord: RecordAction;
}

/** What a reader may say of a call: done, later with a note, or a note alone. */
export function CallActions({ account, today, onRecord }: CallActionsProps) {
  const t = useTranslations("calls");
  const { code, name } = account;
  return (
    <div className={`no-print ${styles.actions}`}>
      <TextButton
        aria-label={t("doneFor", { account: name })}
        onClick={() => onRecord(account, { code, kind: "done" })}
      >
        {t("done")}
      </TextButton>
      <Popover
        trigger={t("later")}
        label={t("laterFor", { account: name })}
        triggerClassName={textButtonLook}
        width={300}
      >
        {(close) => <ActionForm account={account} today={today} onRecord={onRecord} onDone={close} />}
      </Popover>
      <NoteButton account={account} onRecord={onRecord} />
    </div>
  );
}

/** Writes a note on an account. */
export function NoteButton({ account, onRecord }: Pick<CallActionsProps, "account" | "onRecord">) {
  const t = useTranslations("calls");
  return (
    <Popover
      trigger={t("note")}
      label={t("noteFor", { account: account.name })}
      triggerClassName={textButtonLook}
      width={300}
    >
      {(close) => <ActionForm account={account} onRecord={onRecord} onDone={close} />}
    </Popover>
  );
}

interface ActionFormProps extends Omit<CallActionsProps, "today"> {
  /** Of a call that is put off: from which day on it may come back. */
  today?: string;
  onDone: () => void;
}

/** The day on which a call comes back, where there is one, and a note. It stays open where nothing was saved. */
function ActionForm({ account, today, onRecord, onDone }: ActionFormProps) {
  const t = useTranslations("calls");
  const id = useId();
  const [isBusy, setBusy] = useState(false);
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const note = String(fields.get("note") ?? "").trim();
    setBusy(true);
    const isSaved = await onRecord(account, {
      code: account.code,
      ...(today ? { kind: "snoozed", until: String(fields.get("until")) } : { kind: "note" }),
      ...(note ? { note } : {}),
    });
    setBusy(false);
    if (isSaved) onDone();
  };
  return (
    <form className={form.form} onSubmit={save}>
      <p className={form.title}>{account.name}</p>
      {today ? (
        <label className={form.field} htmlFor={`${id}-until`}>
          {t("until")}
          <input
            id={`${id}-until`}
            type="date"
            name="until"
            required
            defaultValue={addDays(today, USUAL_SNOOZE_DAYS)}
            min={addDays(today, 1)}
            max={addDays(today, LONGEST_SNOOZE_DAYS)}
          />
        </label>
      ) : null}
      <label className={form.field} htmlFor={`${id}-note`}>
        <span>
          {t("noteText")} {today ? <span className={styles.optional}>{t("optional")}</span> : null}
        </span>
        <textarea id={`${id}-note`} name="note" rows={3} maxLength={LONGEST_NOTE} required={!today} />
      </label>
      <button type="submit" className={form.save} disabled={isBusy}>
        {t(isBusy ? "saving" : "save")}
      </button>
    </form>
  );
}
