"use client";

import Link, { type LinkProps } from "next/link";
import { type AnchorHTMLAttributes, useState } from "react";

/** What it does itself nobody else gives it. */
type Own = "prefetch" | "onPointerEnter" | "onTouchStart" | "onFocus";
type PageLinkProps = Omit<LinkProps & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof LinkProps>, Own>;

/** A link to a page of ours. It is fetched ahead when somebody reaches for it: a page has many, and each change of filter gives new ones. */
export function PageLink(props: PageLinkProps) {
  const [isReachedFor, setReachedFor] = useState(false);
  const reach = () => setReachedFor(true);
  return (
    <Link
      {...props}
      prefetch={isReachedFor ? null : false}
      onPointerEnter={reach}
      onTouchStart={reach}
      onFocus={reach}
    />
  );
}
