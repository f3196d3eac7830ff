import { type RawBuilder, sql } from 'kysely';
import type { DecisionKind } from '../domain/identity.ts';

/** A condition: the decision's kind is one of these. */
export function oneOfKinds(kinds: readonly DecisionKind[]): RawBuilder<boolean> {
  if (kinds.length === 0) return sql`1 = 0`;
  return sql`kind in (${sql.join(kinds.map((kind) => sql.lit(kind)))})`;
}
