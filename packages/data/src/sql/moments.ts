/** A time in a table that better-auth writes: text on SQLite, `timestamptz` on PostgreSQL. */
export type Moment = string | Date;

export function momentAt(dialect: 'sqlite' | 'postgres', at: number): Moment {
  const date = new Date(at);
  return dialect === 'sqlite' ? date.toISOString() : date;
}

/** UTC epoch milliseconds. */
export function msOf(moment: Moment): number {
  return new Date(moment).getTime();
}
