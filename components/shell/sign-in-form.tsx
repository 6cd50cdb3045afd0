"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { signIn } from "./session-requests";
import styles from "./sign-in.module.css";

type State = "ready" | "busy" | "wrong" | "unavailable";

/** Email and password; the same words whichever was wrong. */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations("signIn");
  const [state, setState] = useState<State>("ready");

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setState("busy");
    try {
      const signedIn = await signIn(String(fields.get("email")), String(fields.get("password")));
      if (signedIn) window.location.assign(next);
      else setState("wrong");
    } catch {
      setState("unavailable");
    }
  }

  const message = state === "wrong" || state === "unavailable" ? t(state) : null;
  return (
    <form className={styles.form} onSubmit={onSubmit} method="post" action="/sign-in">
      <label className={styles.field}>
        <span>{t("email")}</span>
        <input name="email" type="email" autoComplete="username" required spellCheck={false} autoCapitalize="none" />
      </label>
      <label className={styles.field}>
        <span>{t("password")}</span>
        <input name="password" type="password" autoComplete="current-password" required />
      </label>
      <p role="alert" className={styles.message}>
        {message}
      </p>
      <button type="submit" className={styles.submit} disabled={state === "busy"}>
        {t(state === "busy" ? "busy" : "submit")}
      </button>
      <p className={styles.help}>{t("help")}</p>
    </form>
  );
}
