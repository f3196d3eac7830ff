const quote = 0x22;
const backslash = 0x5c;
const openings = new Set([0x5b, 0x7b]);
const closings = new Set([0x5d, 0x7d]);

/** Whether lists and objects of a JSON text lie deeper in each other than `levels`. */
export function nestedDeeperThan(text: string, levels: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quoted && code === backslash) at += 1;
    else if (code === quote) quoted = !quoted;
    else if (!quoted && openings.has(code)) depth += 1;
    else if (!quoted && closings.has(code)) depth -= 1;
    if (depth > levels) return true;
  }
  return false;
}
