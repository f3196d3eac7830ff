import { invalid } from './filter.ts';

export interface Page {
  readonly max_results?: number | undefined;
  readonly page_token?: string | undefined;
}

/** A part of a list, and the token of the next, which is left out where there is none. Throws input-invalid. */
export function pageOf<T>(
  all: readonly T[],
  { max_results, page_token }: Page,
  { most, usual }: { readonly most: number; readonly usual: number },
): { readonly part: T[]; readonly next: { readonly next_page_token?: string } } {
  const size = max_results ?? usual;
  if (size < 1 || size > most) {
    throw invalid(
      `Invalid value for request parameter max_results. It must be at least 1 and at most ${most}, but got value ${size}`,
    );
  }
  const from = page_token === undefined || page_token === '' ? 0 : offsetIn(page_token);
  const end = from + size;
  return {
    part: all.slice(from, end),
    next: end < all.length ? { next_page_token: tokenOf(end) } : {},
  };
}

const tokenOf = (offset: number) => Buffer.from(JSON.stringify({ offset })).toString('base64');

function offsetIn(token: string): number {
  const text = Buffer.from(token, 'base64').toString();
  const offset = Number(/^\{"offset": ?(\d{1,15})\}$/.exec(text)?.[1]);
  if (offset > 0) return offset;
  throw invalid('Invalid page token, could not base64-decode');
}
