"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

/** What a drawing is made for on paper that was not measured: a half or more of an A4, its text still read. */
const PAPER = 420;

/**
 * The width of an element in whole pixels, as it changes; 0 until it is known. On paper, what was measured there, by a
 * browser that lays out for paper from the start; else one that fits any column.
 */
export function useWidth<T extends HTMLElement>(): [RefObject<T | null>, number] {
  const ref = useRef<T>(null);
  const [width, setWidth] = useState(0);
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    if (!ref.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(ref.current);
    // The browser lays the paper out right after this event and tells no observer: draw before it goes on.
    const onPaper = window.matchMedia("print").matches;
    const onPrint = () => flushSync(() => setPrinting(!onPaper));
    const afterPrint = () => setPrinting(false);
    window.addEventListener("beforeprint", onPrint);
    window.addEventListener("afterprint", afterPrint);
    return () => {
      observer.disconnect();
      window.removeEventListener("beforeprint", onPrint);
      window.removeEventListener("afterprint", afterPrint);
    };
  }, []);
  return [ref, isPrinting && width > 0 ? Math.min(width, PAPER) : width];
}
