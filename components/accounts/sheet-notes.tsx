"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { NoteButton } from "@/components/calls/call-actions";
import { NoteList } from "@/components/calls/note-list";
import { type RecordAction, useRecordAction } from "@/components/calls/use-record-action";
import { Block } from "@/components/ui/block";
import type { AccountSheet } from "@/lib/lists/account-sheet";
import styles from "./sheet.module.css";

/** What readers noted on an account, and a note of one's own. */
export function SheetNotes({ sheet }: { sheet: AccountSheet }) {
  const t = useTranslations("calls");
  const router = useRouter();
  const { record, hasFailed } = useRecordAction(sheet.programme.slug);
  const recordHere: RecordAction = async (account, action) => {
    const isSaved = await record(account, action);
    if (isSaved) router.refresh();
    return isSaved;
  };
  const { notes } = sheet;
  if (!notes) return null;
  return (
    <div className={notes.length > 0 ? undefined : "no-print"}>
      <Block title={t("notes")}>
        <NoteList notes={notes} />
        {hasFailed ? <p role="alert">{t("failed")}</p> : null}
        <div className={`no-print ${styles.text}`}>
          <NoteButton account={sheet} onRecord={recordHere} />
        </div>
      </Block>
    </div>
  );
}
