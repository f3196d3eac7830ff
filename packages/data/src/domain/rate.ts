/** How many in which time; after a pause so many at once. */
export interface Rate {
  readonly most: number;
  readonly perMs: number;
}
