import type { ReactNode } from "react";
import styles from "./paired-bars.module.css";

/** `main` in the group's colour, `context` in grey outlines, `cost` in stripes. */
export type PairedLook = "context" | "main" | "cost";

export interface PairedBar {
  look: PairedLook;
  /** From 0; null is not known, and not drawn. */
  share: number | null;
  /** The share with what it is a share of, and alone. */
  text: string;
  short: string;
  /** Where it is meant to be, as a share. */
  target?: number | null;
  /** The same in words: drawn, it is a tick. */
  targetText?: string | null;
}

export interface PairedGroup {
  key: string;
  name: string;
  color: string;
  /** Beside the name, and at the line's end. */
  count?: ReactNode;
  aside?: ReactNode;
  href?: string;
  /** Why it has no bars. */
  hidden?: string | null;
  bars: PairedBar[];
}

interface PairedBarsProps {
  groups: PairedGroup[];
  /** Two columns where there is room. */
  wide?: boolean;
}

/** For each group its shares of several totals under one another, all on one scale. The first group says what they are. */
export function PairedBars({ groups, wide = false }: PairedBarsProps) {
  const longest = Math.max(
    0.01,
    ...groups.flatMap(({ bars }) => bars.flatMap(({ share, target }) => [share ?? 0, target ?? 0])),
  );
  const at = (share: number) => `${Math.max(0, (share / longest) * 100)}%`;
  const longestText = Math.max(0, ...groups.flatMap(({ bars }) => bars.map(({ text }) => text.length)));
  const first = groups.find(({ hidden }) => !hidden);
  return (
    <div className={styles.place}>
      <ul className={styles.list} data-wide={wide || undefined} style={{ "--room": `${longestText * 6.4 + 12}px` }}>
        {groups.map(({ key, name, color, count, aside, href, hidden, bars }) => (
          <li key={key} className={styles.group}>
            <div className={styles.head}>
              <span className={styles.swatch} style={{ background: color }} />
              <strong>{href ? <a href={href}>{name}</a> : name}</strong>
              {count == null ? null : <span className={`num ${styles.count}`}>{count}</span>}
              {aside == null ? null : <span className={styles.aside}>{aside}</span>}
            </div>
            {hidden ? <p className={styles.hidden}>{hidden}</p> : null}
            {bars.map(({ look, share, text, short, target, targetText }) =>
              share === null ? null : (
                <div key={look} className={styles.line}>
                  <span
                    className={styles.bar}
                    data-look={look}
                    style={{ width: at(share), background: look === "main" ? color : undefined }}
                  />
                  {target == null ? null : (
                    <span className={styles.target} style={{ left: at(target) }} aria-hidden="true" />
                  )}
                  <span className={`num ${styles.text}`} data-look={look}>
                    {key === first?.key ? (
                      text
                    ) : (
                      <>
                        <span aria-hidden="true">{short}</span>
                        <span className="sr-only">{text}</span>
                      </>
                    )}
                    {targetText ? <span className="sr-only">, {targetText}</span> : null}
                  </span>
                </div>
              ),
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
