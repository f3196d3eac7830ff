import {
  fits,
  type Grammar,
  invalid,
  type Named,
  parseFilter,
  Reader,
  type Searched,
} from './filter.ts';
import { type Page, pageOf } from './page.ts';

/** How something is searched. */
export interface Search extends Page {
  readonly filter?: string | undefined;
  readonly order_by?: readonly string[] | undefined;
}

interface Order extends Named {
  readonly isDescending: boolean;
}

const direction = /\s+(asc|desc)$/iy;

function parseOrder(text: string, grammar: Grammar): Order {
  const reader = new Reader(text);
  const named = reader.named(grammar);
  const way = reader.take(direction)?.[1]?.toLowerCase();
  if (!reader.isAtEnd) throw invalid(`Invalid order_by clause '${text}'.`);
  return { ...named, isDescending: way === 'desc' };
}

/** What has no value comes last, whichever way it goes. */
function compareBy({ kind, name, isDescending }: Order, a: Searched, b: Searched): number {
  const [one, other] = [a[kind]?.get(name), b[kind]?.get(name)];
  if (one === undefined || other === undefined) {
    return Number(one === undefined) - Number(other === undefined);
  }
  if (one === other) return 0;
  return one < other === isDescending ? 1 : -1;
}

/** What fits, in order, a page of it. `all` is in the order that MLflow has where none is asked for. Throws input-invalid. */
export function search<T extends { readonly searched: Searched }>(
  all: readonly T[],
  grammar: Grammar,
  asked: Search,
  limits: { readonly most: number; readonly usual: number },
) {
  const comparisons = parseFilter(asked.filter, grammar);
  const orders = (asked.order_by ?? []).map((text) => parseOrder(text, grammar));
  const fitting = all.filter(({ searched }) => fits(comparisons, searched));
  const sorted = fitting.toSorted((a, b) => {
    for (const order of orders) {
      const way = compareBy(order, a.searched, b.searched);
      if (way !== 0) return way;
    }
    return 0;
  });
  return pageOf(sorted, asked, limits);
}
