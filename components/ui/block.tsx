import { type ReactNode, useId } from "react";
import styles from "./block.module.css";

interface BlockProps {
  title: ReactNode;
  /** What is measured, under the title. */
  subtitle?: ReactNode;
  /** At the end of the title's line. */
  aside?: ReactNode;
  /** `question` sets the title as a question of the page. */
  look?: "block" | "question";
  level?: 2 | 3;
  children: ReactNode;
}

/** A part of the page: an ink rule, its title, its content. */
export function Block({ title, subtitle, aside, look = "block", level = 2, children }: BlockProps) {
  const id = useId();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section aria-labelledby={id} className={styles[look]}>
      <div className={styles.head}>
        <Heading id={id} className={styles.title}>
          {title}
        </Heading>
        {aside ? <div className={styles.aside}>{aside}</div> : null}
      </div>
      {subtitle ? <div className={styles.subtitle}>{subtitle}</div> : null}
      {children}
    </section>
  );
}
