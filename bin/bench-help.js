/**
 * What a benchmark says of itself: the comment at its head, which names its options, without the signs around it.
 * @param {string} source of its file
 */
export function headComment(source) {
  const comment = /^\/\*\*([\s\S]*?)\*\//.exec(source)?.[1] ?? '';
  return comment
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trim())
    .join('\n')
    .trim();
}
