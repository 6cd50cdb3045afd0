"use client";

import { useTranslations } from "use-intl";
import { useFormat } from "@/components/indicators/format-context";
import type { Note } from "@/lib/lists/calls";
import styles from "./calls.module.css";

/** What readers noted on an account, the newest first; nothing where nobody did. */
export function NoteList({ notes }: { notes: Note[] }) {
  const t = useTranslations("calls");
  const { format } = useFormat();
  if (notes.length === 0) return null;
  return (
    <ul className={styles.notes} aria-label={t("notes")}>
      {notes.map(({ id, author, on, text }) => (
        <li key={id} className={styles.note}>
          <span className={styles.text}>{text}</span>{" "}
          <span className={styles.by}>{t("noteBy", { author, date: format.day(on, "short") })}</span>
        </li>
      ))}
    </ul>
  );
}
