import "react";

declare module "react" {
  interface CSSProperties {
    /** Our own variables, set in a style attribute. */
    [variable: `--${string}`]: string | number | undefined;
  }
}
