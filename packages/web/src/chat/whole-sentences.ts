/** The sentences of a text; of one that still grows all but the last, of which the rest is not there yet. */
export function wholeSentences(text: string, isWhole: boolean, locale: string): string[] {
  const cut = new Intl.Segmenter(locale, { granularity: 'sentence' });
  const sentences = Array.from(cut.segment(text), ({ segment }) => segment);
  return (isWhole ? sentences : sentences.slice(0, -1))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
