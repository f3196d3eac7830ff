/** Longer than any name of a client or service. */
const longestText = 64;
const mostTexts = 1 << 14;

function harmless(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'boolean') return true;
  if (typeof value !== 'string' || value === '' || value.length > longestText) return false;
  return value.isWellFormed() && !value.includes('\0');
}

/**
 * Writes the fields that a format keeps: numbers, flags and short texts, in the order given. What is
 * none of these, or is missing, is left out. Equal fields give the same string object as far as they
 * repeat.
 */
export class KeptTexts {
  readonly #texts = new Map<string, string>();

  write(fields: Readonly<Record<string, unknown>>): string {
    const text = JSON.stringify(fields, (key, value: unknown) =>
      key === '' || harmless(value) ? value : undefined,
    );
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    if (this.#texts.size >= mostTexts) this.#texts.clear();
    this.#texts.set(text, text);
    return text;
  }
}
