"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import styles from "./sign-in.module.css";
import { signIn } from "./sign-in-requests";

type State = "ready" | "busy" | "wrong" | "unavailable" | { waitMinutes: number };

/** Email and password; the same words whichever was wrong. */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations("signIn");
  const [state, setState] = useState<State>("ready");

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setState("busy");
    try {
      const { signedIn, waitMinutes } = await signIn(String(fields.get("email")), String(fields.get("password")));
      if (signedIn) window.location.assign(next);
      else setState(waitMinutes === undefined ? "wrong" : { waitMinutes });
    } catch {
      setState("unavailable");
    }
  }

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
        {typeof state === "object" && t("throttled", { minutes: state.waitMinutes })}
        {(state === "wrong" || state === "unavailable") && t(state)}
      </p>
      <button type="submit" className={styles.submit} disabled={state === "busy"}>
        {t(state === "busy" ? "busy" : "submit")}
      </button>
      <p className={styles.help}>{t("help")}</p>
    </form>
  );
}
