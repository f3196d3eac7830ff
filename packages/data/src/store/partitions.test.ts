import { Kysely } from 'kysely';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryDatabase } from '../../../../tests/kit/postgres.ts';
import { describeWith } from '../../../../tests/need.ts';
import { openConnections, usualConnections } from '../postgres/connections.ts';
import { postgresDialect } from '../postgres/dialect.ts';
import { openPostgresStore } from '../postgres/open.ts';
import { silentTelemetry } from '../telemetry.ts';
import { firstRelease } from './first-release.fixture.ts';
import { play } from './stage.fixture.ts';

/** A store of the first release that this one has opened, and a client behind it. */
async function upgraded() {
  const { url, remove } = await temporaryDatabase();
  onTestFinished(remove);
  const clients = openConnections(url, usualConnections, silentTelemetry);
  const db = new Kysely<unknown>({ dialect: postgresDialect(clients, silentTelemetry) });
  await firstRelease(db, 'postgres');
  await db.destroy();
  const options = { url, clock: () => 0, clocks: new Map(), telemetry: silentTelemetry };
  const store = await openPostgresStore(options);
  onTestFinished(() => store.close());
  const behind = new pg.Client(url);
  await behind.connect();
  onTestFinished(() => behind.end());
  return { store, behind };
}

describeWith('postgres', 'plays in partitions', () => {
  it('are those that were there, and numbers go on after theirs', async () => {
    const { store, behind } = await upgraded();
    const { rows } = await behind.query(
      `select tableoid::regclass::text as part, count(*)::int from play group by 1
       union all select tableoid::regclass::text, count(*)::int from witness group by 1`,
    );
    expect(rows.map(({ part }) => part.replace(/\d+$/, ''))).toEqual(['play_p', 'witness_p']);
    await store.plays.append(1, [play({ spellingId: 1, trackId: 1, songId: 1 }, 0)], null);
    expect([...(await store.plays.columns(1)).ids].sort()).toEqual([1, 2]);
    expect(await store.check()).toEqual([]);
  });

  it('take what a release before them does, which knows a play by its number alone', async () => {
    const { store, behind } = await upgraded();
    const draw = `select nextval(pg_get_serial_sequence('play', 'id'))::int as id`;
    expect((await behind.query(draw)).rows).toEqual([{ id: 2 }]);
    const stored = await behind.query(`
      with fresh as (
        insert into witness (listener_id, stamped_at, spelling_id, ms_played, play_id, kept_id, started_at)
        values (1, 60005, 1, 60000, 2, 1, 5), (1, 90000, 1, 60000, 2, 1, 30000)
        on conflict do nothing returning play_id
      )
      insert into play (id, listener_id, track_id, started_at, ms_played, trainable)
      select play_id, 1, 1, 30000, 60000, 1 from fresh returning id::int`);
    expect(stored.rows).toEqual([{ id: 2 }]);
    const made = await behind.query(`
      insert into play (listener_id, track_id, started_at, ms_played, trainable)
      values (1, 1, 99, 1, 1) returning id::int`);
    expect(made.rows).toEqual([{ id: 3 }]);
    await behind.query(
      'update play set ms_played = 2 from (select 3 as id) as given where play.id = given.id',
    );
    expect((await behind.query('delete from play where id in (3)')).rowCount).toBe(1);
    expect(await store.check()).toEqual([]);
  });
});
