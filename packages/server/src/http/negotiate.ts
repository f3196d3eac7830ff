import { type ReasonLanguage, reasonLanguages } from '@echotune/service';
import type { FastifyReply, FastifyRequest } from 'fastify';

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

/** The language that an Accept-Language header likes best (RFC 9110, section 12.5.4); English where it knows none. */
export function negotiateLanguage(accept: string | undefined): ReasonLanguage {
  let best: { readonly language: ReasonLanguage; readonly q: number } = { language: 'en', q: 0 };
  for (const { type, q } of (accept ?? '').split(',').map(rangeOf)) {
    const language = reasonLanguages.find((known) => type.split('-', 1)[0] === known);
    if (language !== undefined && q > best.q) best = { language, q };
  }
  return best.language;
}

/** The language to answer in, which the answer says it is in. */
export function languageOf({ headers }: FastifyRequest, reply: FastifyReply): ReasonLanguage {
  const language = negotiateLanguage(headers['accept-language']);
  reply.header('content-language', language);
  dependsOn(reply, 'accept-language');
  return language;
}

/** Says that the answer would be another one if that header of the request were, beside what was said before. */
export function dependsOn(reply: FastifyReply, header: string): void {
  const said = String(reply.getHeader('vary') ?? '');
  const all = new Set([...said.split(', '), header].filter((name) => name !== ''));
  reply.header('vary', [...all].join(', '));
}
