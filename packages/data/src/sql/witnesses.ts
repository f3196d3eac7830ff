import { sql } from 'kysely';
import type { WitnessKey } from '../domain/play.ts';
import type {
  PartedWitness,
  SharedPlay,
  Witness,
  WitnessesApart,
  WitnessStore,
} from '../store/witness-store.ts';
import { apartPairs, insertApart, listApart, removeApart, spelledWitness } from './apart.ts';
import { atomically, type Context } from './context.ts';
import { givenIds } from './given.ts';
import { lockHistory, raiseProfileVersion } from './listeners.ts';
import { regroup } from './regroup.ts';
import { retime } from './retime.ts';

export class SqlWitnesses implements WitnessStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async of(listenerId: number, playId: number): Promise<Witness[]> {
    return (await this.#witnesses(listenerId, [playId])).get(playId) ?? [];
  }

  async shared(
    listenerId: number,
    { offset, limit }: { offset: number; limit: number },
  ): Promise<SharedPlay[]> {
    const plays = await this.#shared(listenerId)
      .innerJoin('track', 'track.id', 'play.track_id')
      .select(['play.id', 'song_id', 'play.started_at', 'play.ms_played'])
      .orderBy('play.started_at', 'desc')
      .orderBy('play.id', 'desc')
      .limit(limit)
      .offset(offset)
      .execute();
    const ids = plays.map(({ id }) => id);
    const witnesses = await this.#witnesses(listenerId, ids);
    return plays.map(({ id, song_id, started_at, ms_played }) => ({
      playId: id,
      songId: song_id,
      startedAt: started_at,
      msPlayed: ms_played,
      witnesses: witnesses.get(id) ?? [],
    }));
  }

  async countShared(listenerId: number): Promise<number> {
    const { plays } = await this.#shared(listenerId)
      .select((column) => column.fn.countAll<number>().as('plays'))
      .executeTakeFirstOrThrow();
    return plays;
  }

  part(listenerId: number, playId: number, source: string, at: number): Promise<boolean> {
    return atomically(this.#context, async (context) => {
      await lockHistory(context, listenerId);
      const all = await new SqlWitnesses(context).of(listenerId, playId);
      // Several where two spellings are one row of the source.
      const mine = all.filter((one) => one.source === source);
      const others = all.filter((one) => one.source !== source);
      if (mine.length === 0 || others.length === 0) return false;
      for (const one of mine) await insertApart(context, listenerId, one, others, at);
      const starts = all.map(({ startedAt }) => startedAt);
      await this.#regroup(context, listenerId, starts);
      return true;
    });
  }

  async parted(listenerId: number): Promise<PartedWitness[]> {
    return this.#context.db
      .selectFrom('apart')
      .innerJoin('spelling', 'spelling.id', 'apart.spelling_id')
      .select((column) => [
        column.fn.min<number>('apart.id').as('id'),
        'apart.stamped_at as stampedAt',
        'apart.ms_played as msPlayed',
        'apart.at',
        'source',
        column.fn.min<string>('title').as('title'),
        column.fn.min<string>('artist').as('artist'),
      ])
      .where('listener_id', '=', listenerId)
      .groupBy(['apart.stamped_at', 'apart.ms_played', 'apart.at', 'source'])
      .orderBy('id', 'desc')
      .execute();
  }

  pairsApart(listenerId: number): Promise<WitnessesApart[]> {
    return listApart(this.#context, listenerId);
  }

  tellApart(listenerId: number, one: WitnessKey, other: WitnessKey, at: number): Promise<boolean> {
    return atomically(this.#context, async (context) => {
      await lockHistory(context, listenerId);
      const first = await spelledWitness(context, listenerId, one);
      const second = await spelledWitness(context, listenerId, other);
      const areApart = await apartPairs(context, listenerId);
      if (!first || !second || areApart(one, other)) return false;
      await insertApart(context, listenerId, one, [other], at);
      await this.#regroup(context, listenerId, [first.startedAt, second.startedAt]);
      return true;
    });
  }

  rejoin(listenerId: number, id: number): Promise<boolean> {
    return atomically(this.#context, async (context) => {
      await lockHistory(context, listenerId);
      const said = (await new SqlWitnesses(context).parted(listenerId)).find(
        (one) => one.id === id,
      );
      if (!said) return false;
      const starts = await removeApart(context, listenerId, said);
      if (starts.length > 0) await this.#regroup(context, listenerId, starts);
      return true;
    });
  }

  async sources(listenerId: number): Promise<{ source: string; plays: number }[]> {
    return this.#context.db
      .selectFrom('witness')
      .innerJoin('spelling', 'spelling.id', 'spelling_id')
      .select((column) => ['source', column.fn.countAll<number>().as('plays')])
      .where('listener_id', '=', listenerId)
      .where('play_id', 'is not', null)
      .groupBy('source')
      .orderBy('source')
      .execute();
  }

  async zones(listenerId: number): Promise<Map<string, string>> {
    const rows = await this.#context.db
      .selectFrom('source_zone')
      .select(['source', 'zone'])
      .where('listener_id', '=', listenerId)
      .execute();
    return new Map(rows.map(({ source, zone }) => [source, zone]));
  }

  retime(
    listenerId: number,
    source: string,
    zone: string | null,
    startOf: (stampedAt: number, msPlayed: number) => number,
  ): Promise<number> {
    return retime(this.#context, { listenerId, source, zone, startOf });
  }

  async #regroup(context: Context, listenerId: number, starts: readonly number[]): Promise<void> {
    const from = Math.min(...starts);
    const to = Math.max(...starts);
    await raiseProfileVersion(context, listenerId);
    await regroup(context, listenerId, [{ from, to }]);
  }

  #shared(listenerId: number) {
    return this.#context.db
      .selectFrom('play')
      .where('listener_id', '=', listenerId)
      .where(sql<boolean>`(
        select count(*) from witness
        where witness.listener_id = play.listener_id and play_id = play.id) > 1`);
  }

  async #witnesses(
    listenerId: number,
    playIds: readonly number[],
  ): Promise<Map<number, Witness[]>> {
    const { db, dialect } = this.#context;
    const rows = await db
      .selectFrom('witness')
      .innerJoin('spelling', 'spelling.id', 'spelling_id')
      .leftJoin('import_file', 'import_file.id', 'file_id')
      .select([
        'play_id as playId',
        'spelling_id as spellingId',
        'stamped_at as stampedAt',
        'ms_played as msPlayed',
        'started_at as startedAt',
        'source',
        'title',
        'artist',
        'album',
        'import_file.name as file',
        'record',
      ])
      .where('listener_id', '=', listenerId)
      .where('play_id', 'in', givenIds(dialect, playIds))
      .orderBy('source')
      .orderBy('stamped_at')
      .execute();
    const byPlay = new Map<number, Witness[]>();
    for (const { playId, ...witness } of rows) {
      if (playId === null) continue;
      byPlay.set(playId, [...(byPlay.get(playId) ?? []), witness]);
    }
    return byPlay;
  }
}
