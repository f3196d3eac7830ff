/**
 * Of what can be sent, what an Accept header likes best (RFC 9110, section 12.5.1), the first of equals;
 * null where it names none.
 */
export function negotiate<Offer extends { readonly mediaType: string }>(
  accept: string | undefined,
  offers: readonly Offer[],
): Offer | null {
  const ranges = (accept ?? '').split(',').map(rangeOf);
  let best: { readonly offer: Offer | null; readonly q: number } = { offer: null, q: 0 };
  for (const offer of offers) {
    const liked = ranges.filter(({ type }) => type === offer.mediaType);
    const q = Math.max(0, ...liked.map((range) => range.q));
    if (q > best.q) best = { offer, q };
  }
  return best.offer;
}

function rangeOf(text: string): { readonly type: string; readonly q: number } {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const given = parameters.find((parameter) => parameter.startsWith('q='));
  const q = given === undefined ? 1 : Number(given.slice(2));
  return { type, q: q >= 0 && q <= 1 ? q : 0 };
}
