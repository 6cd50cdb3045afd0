import type { ComponentProps } from "react";
import styles from "./text-button.module.css";

/** A button that looks like a link: what it does is beside the matter of the page. */
export const TextButton = ({ className = "", ...props }: Omit<ComponentProps<"button">, "type">) => (
  <button type="button" className={`${styles.text} ${className}`.trimEnd()} {...props} />
);
