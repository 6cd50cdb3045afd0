"use client";

import { type CSSProperties, type ReactNode, useCallback, useEffect, useId, useRef, useState } from "react";
import styles from "./popover.module.css";

interface PopoverProps {
  /** What the button shows; `label` names it when that is only a sign. */
  trigger: ReactNode;
  label?: string;
  triggerClassName?: string;
  align?: "start" | "end";
  width?: number;
  children: ReactNode | ((close: () => void) => ReactNode);
}

const GAP = 6;
const EDGE = 8;
const PHONE = 640;

/** Beside the button where there is room, over the page's foot on a phone (by style). */
function placeBeside(button: HTMLElement, panel: HTMLElement, align: "start" | "end"): CSSProperties {
  const at = button.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const left = align === "start" ? at.left : at.right - width;
  const below = at.bottom + GAP;
  const fitsBelow = below + height <= window.innerHeight - EDGE;
  return {
    left: Math.max(EDGE, Math.min(left, window.innerWidth - width - EDGE)),
    top: fitsBelow ? below : Math.max(EDGE, at.top - GAP - height),
  };
}

/** A button and the panel it opens, on the browser's own popover: top layer, Escape, a click outside, focus back. */
export function Popover({ trigger, label, triggerClassName, align = "start", width = 340, children }: PopoverProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [place, setPlace] = useState<CSSProperties>({});
  const close = useCallback(() => panel.current?.hidePopover(), []);

  useEffect(() => {
    const [at, shown] = [button.current, panel.current];
    if (!open || !at || !shown) return;
    // Again once what it shows has come.
    const resized = new ResizeObserver(() => setPlace(window.innerWidth > PHONE ? placeBeside(at, shown, align) : {}));
    resized.observe(shown);
    shown.focus({ preventScroll: true });
    // A panel fixed beside its button is lost once the page moves.
    const onMove = () => close();
    window.addEventListener("resize", onMove);
    window.addEventListener("scroll", onMove, { passive: true });
    return () => {
      resized.disconnect();
      window.removeEventListener("resize", onMove);
      window.removeEventListener("scroll", onMove);
    };
  }, [open, align, close]);

  return (
    <>
      <button
        ref={button}
        type="button"
        className={triggerClassName ?? styles.trigger}
        popoverTarget={id}
        aria-expanded={open}
        aria-label={label}
      >
        {trigger}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        tabIndex={-1}
        className={styles.panel}
        style={{ ...place, "--panel-width": `${width}px` } as CSSProperties}
        onToggle={(event) => setOpen(event.newState === "open")}
      >
        {open ? (typeof children === "function" ? children(close) : children) : null}
      </div>
    </>
  );
}
