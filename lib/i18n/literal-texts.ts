const ARGUMENT = /\{\s*\w+\s*(?:,\s*(plural|selectordinal|select)\s*,)?/y;

/** Applies a change to what a message says, and to nothing of its syntax: arguments, selectors, braces. */
export function mapLiterals(message: string, change: (text: string) => string): string {
  let at = 0;
  let text = "";
  let said = "";
  const flush = () => {
    said += change(text);
    text = "";
  };
  const take = (end: number) => {
    said += message.slice(at, end);
    at = end;
  };
  /** What stands in one arm, or the whole message. */
  const readTexts = () => {
    while (at < message.length && message[at] !== "}") {
      if (message[at] === "{") {
        flush();
        readArgument();
      } else text += message[at++];
    }
    flush();
  };
  const readArgument = () => {
    ARGUMENT.lastIndex = at;
    const begun = ARGUMENT.exec(message);
    if (!begun?.[1]) return take(message.indexOf("}", at) + 1);
    take(ARGUMENT.lastIndex);
    for (;;) {
      const brace = message.slice(at).search(/[{}]/);
      take(at + brace + 1);
      if (message[at - 1] === "}") return;
      readTexts();
      take(at + 1);
    }
  };
  readTexts();
  return said;
}
