"use client";

import type { ReactNode } from "react";
import styles from "./band-ribbon.module.css";
import { useWidth } from "./use-width";

export interface Band {
  key: string;
  name: string;
  count: number;
  /** The count as it is written, and what it is of all. */
  text: string;
  share: string;
  color: string;
  /** Not finished, or to be won. */
  hatched?: boolean;
  href?: string;
}

interface BandRibbonProps {
  bands: Band[];
  /** The band that a page is filtered by: the others pale. */
  current?: string;
}

/** Pixels of a character of names and counts. */
const CHARACTER = 6.8;

const wordsWidth = ({ name, text, share }: Band): number =>
  Math.max(name.length, text.length + share.length + 1) * CHARACTER + 6;

/** Parts of one whole side by side, named above and counted below; those too narrow for their words say them in a list. */
export function BandRibbon({ bands, current }: BandRibbonProps) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const all = bands.reduce((sum, { count }) => sum + count, 0);
  const carries = (band: Band) => width === 0 || (band.count / all) * width >= wordsWidth(band);
  const listed = bands.filter((band) => !carries(band));
  const isPale = (band: Band) => (current !== undefined && current !== band.key) || undefined;
  return (
    <div ref={ref}>
      <ul className={styles.ribbon}>
        {bands.map((band) => (
          <li
            key={band.key}
            className={styles.band}
            data-pale={isPale(band)}
            data-bare={!carries(band) || undefined}
            style={{ flexGrow: band.count / all }}
          >
            <MaybeLink href={band.href} isCurrent={band.key === current}>
              <span className={carries(band) ? styles.name : "sr-only"}>{band.name}</span>
              <span
                className={styles.bar}
                data-hatched={band.hatched || undefined}
                style={{ "--color": band.color }}
                title={`${band.name} ${band.text}`}
              />
              <span className={carries(band) ? `num ${styles.count}` : "sr-only"}>
                <strong>{band.text}</strong> {band.share}
              </span>
            </MaybeLink>
          </li>
        ))}
      </ul>
      {listed.length === 0 ? null : (
        // Said once to a screen reader: the ribbon has all of them.
        <div className={styles.list} aria-hidden="true">
          {listed.map((band) => (
            <MaybeLink key={band.key} href={band.href} isCurrent={band.key === current} isTwin>
              <span
                className={styles.swatch}
                data-hatched={band.hatched || undefined}
                style={{ "--color": band.color }}
              />
              {band.name} <strong className="num">{band.text}</strong> <span className="num">{band.share}</span>
            </MaybeLink>
          ))}
        </div>
      )}
    </div>
  );
}

interface MaybeLinkProps {
  href: string | undefined;
  isCurrent: boolean;
  /** For the pointer only: the keyboard has the same link elsewhere. */
  isTwin?: boolean;
  children: ReactNode;
}

function MaybeLink({ href, isCurrent, isTwin, children }: MaybeLinkProps) {
  const look = isTwin ? styles.twin : styles.link;
  return href ? (
    <a href={href} aria-current={isCurrent || undefined} tabIndex={isTwin ? -1 : undefined} className={look}>
      {children}
    </a>
  ) : (
    <span className={look}>{children}</span>
  );
}
