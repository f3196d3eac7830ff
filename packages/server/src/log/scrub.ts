/** What is written instead of what is nobody's business. */
const hidden = '…';

const patterns: readonly (readonly [RegExp, string])[] = [
  // The query of an address, and who signs in by it.
  [/([a-z][a-z+.-]*:\/\/)[^\s/@]*@/gi, `$1${hidden}@`],
  [/((?:[a-z][a-z+.-]*:\/)?\/[^\s?"'`]*)\?[^\s"'`]*/gi, `$1?${hidden}`],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, hidden],
  [/\b(Bearer|Basic|Token)\s+\S+/gi, `$1 ${hidden}`],
  // Keys of ours, tokens in three parts, and whatever is as long and as random.
  [/\bet_\w+/g, hidden],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, hidden],
  [/\b(?=[\w-]*\d)(?=[\w-]*[a-z])[A-Za-z0-9_-]{40,}\b/g, hidden],
  [/\b(?:\d{1,3}\.){3}\d{1,3}\b/g, hidden],
  [/(?<![\w:.])(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}(?![\w:])/gi, hidden],
];

/** What is longer is cut before anything is looked for in it: somebody may have sent it. */
const longestText = 5_000;

/** A text without mails, tokens, addresses of machines, and the queries of addresses. */
export function scrubbed(text: string): string {
  return patterns.reduce(
    (left, [pattern, instead]) => left.replaceAll(pattern, instead),
    text.slice(0, longestText),
  );
}

/** The same also without what is quoted: there stands what somebody has sent. */
export function withoutQuoted(text: string): string {
  return scrubbed(
    text.slice(0, longestText).replaceAll(/"[^"]*"|'[^']*'|`[^`]*`|“[^”]*”|«[^»]*»/g, hidden),
  );
}
