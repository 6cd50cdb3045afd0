import type { ReactNode } from "react";
import styles from "./full-page.module.css";

interface FullPageProps {
  title: string;
  why: ReactNode;
  action?: ReactNode;
}

/** A page that is only a message. */
export function FullPage({ title, why, action }: FullPageProps) {
  return (
    <main id="content" className={styles.page}>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.why}>{why}</p>
      {action ? <p className={styles.action}>{action}</p> : null}
    </main>
  );
}
