/** Texts that YAML takes for something else, or that would start or end something. */
const plain = /^[A-Za-z][\w ./@+,;'()-]*$/;
const reserved = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** The text as a YAML value on one line: bare where that is safe, else in double quotes. Any text round-trips. */
export function yamlText(text: string): string {
  if (plain.test(text) && !reserved.test(text) && !/\s$| #/.test(text)) return text;
  return quoted(text);
}

/** The same for a value between brackets, where commas and brackets have a meaning. */
export function yamlInFlow(text: string): string {
  return /[,()';]/.test(text) ? quoted(text) : yamlText(text);
}

function quoted(text: string): string {
  // Every JSON string is a double-quoted YAML scalar; YAML also breaks lines at these three.
  return JSON.stringify(text).replace(
    /[\u0085\u2028\u2029]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A list of texts on one line: `[email, sms]`. */
export function yamlList(texts: readonly string[]): string {
  return `[${texts.map(yamlInFlow).join(', ')}]`;
}
