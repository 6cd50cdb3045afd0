import type { ComponentProps } from "react";
import styles from "./text-button.module.css";

/** For what is a button of its own, as the trigger of a panel is. */
export const textButtonLook = styles.text;

/** A button that looks like a link: what it does is beside the matter of the page. */
export const TextButton = ({ className = "", ...props }: Omit<ComponentProps<"button">, "type">) => (
  <button type="button" className={`${textButtonLook} ${className}`.trimEnd()} {...props} />
);
