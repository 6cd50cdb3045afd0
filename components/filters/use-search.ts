import { usePathname, useSearchParams } from "next/navigation";
import { useMemo, useSyncExternalStore } from "react";

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

/** Changes the address without a round trip through the server's render; back undoes it. */
export function pushAddress(address: string): void {
  window.history.pushState(null, "", address);
  for (const listener of listeners) listener();
}

/**
 * The parameters of the address, as the browser has them: who goes back twice while the router still fetches the first
 * page is left by it on that one, under the other's address (Next 16.4.5).
 */
export function useSearch(): URLSearchParams {
  const pathname = usePathname();
  const routed = useSearchParams().toString();
  const search = useSyncExternalStore(
    subscribe,
    // On the way to another page the address is already that one's.
    () => (window.location.pathname === pathname ? window.location.search.slice(1) : routed),
    () => routed,
  );
  return useMemo(() => new URLSearchParams(search), [search]);
}
