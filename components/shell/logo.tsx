/** The product's mark: a corner, as the first angle of a page. */
export const Logo = () => (
  <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path fill="var(--accent)" d="M1 2h14v5H6v7H1z" />
  </svg>
);
