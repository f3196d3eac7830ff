import { sql } from 'kysely';
import type { PoolRoom } from '../store/pool-state.ts';
import type { Context } from './context.ts';

/** What PostgreSQL has room for; behind a pooler the connections are the pooler's. */
export async function roomOf({ db }: Context): Promise<PoolRoom> {
  const { rows } = await sql<PoolRoom>`
    select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as most,
      (select count(*) from pg_stat_activity where backend_type = 'client backend') as open`.execute(
    db,
  );
  return rows[0] ?? { most: 0, open: 0 };
}
