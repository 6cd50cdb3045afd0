/** What calls a number as it is written; the address keeps what can be dialled. */
export const phoneHref = (phone: string): string => `tel:${phone.replace(/[^+\d]/g, "")}`;

/** What opens a mail to an address, already written where it is given. */
export function mailHref(email: string, message?: { subject: string; body: string }): string {
  const to = encodeURIComponent(email).replaceAll("%40", "@");
  if (!message) return `mailto:${to}`;
  const [subject, body] = [message.subject, message.body.replaceAll("\n", "\r\n")].map(encodeURIComponent);
  return `mailto:${to}?subject=${subject}&body=${body}`;
}
