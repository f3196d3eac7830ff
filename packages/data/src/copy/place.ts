import type { Dialect } from '../sql/context.ts';

/** Where a store is: a file, or a database of a server. */
export type StorePlace =
  | { readonly dialect: Extract<Dialect, 'sqlite'>; readonly file: string }
  | { readonly dialect: Extract<Dialect, 'postgres'>; readonly url: string };
