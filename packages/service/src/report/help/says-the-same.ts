/**
 * The only words that a rewording may put in, leave out or change: they carry no fact, no direction, no number and no
 * judgement. A model that may choose others can say what is not so.
 */
const small: ReadonlySet<string> = new Set([
  ...['a', 'an', 'the', 'this', 'that', 'these', 'those', 'there', 'it', 'its', 'which'],
  ...['is', 'are', 'has', 'have', 'and', 'here', 'so', 'also'],
]);

/** Names, numbers with their signs, and words, in their order. */
function tokensOf(text: string): string[] {
  const found = text.normalize('NFC').match(/[\p{L}\p{N}@$€%.,:/_()[\]{}…-]*[\p{L}\p{N}%]/gu);
  return (found ?? []).map((token) => token.replace(/^[.,:;([{-]+/, '').toLowerCase());
}

const contentOf = (text: string) => tokensOf(text).filter((token) => !small.has(token));
const mostCharacters = 400;

/**
 * Whether a rewording says what the sentence says: every number, name and word of content is there, in the same order,
 * and none beside them; only small words between them may differ. One that asks, quotes or shouts does not.
 */
export function saysTheSame(sentence: string, rewording: string): boolean {
  if (rewording.length > mostCharacters || !/\.$/.test(rewording)) return false;
  if (/[!?\n<>`[\]]/.test(rewording)) return false;
  const [wanted, said] = [contentOf(sentence), contentOf(rewording)];
  return wanted.length === said.length && wanted.every((word, nth) => word === said[nth]);
}
