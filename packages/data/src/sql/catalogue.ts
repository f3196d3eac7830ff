import type {
  CatalogueName,
  CatalogueVersion,
  Credit,
  ReleaseCard,
  ResolvedSpelling,
  SongCard,
  SongColumns,
  SpellingIds,
} from '../domain/catalogue.ts';
import type { CalledTrack } from '../domain/spelling.ts';
import type { CalledKind, CatalogueStore } from '../store/catalogue-store.ts';
import { calledTracks } from './called-tracks.ts';
import type { Context } from './context.ts';
import { givenIds } from './given.ts';
import { resolveArtists } from './library-lookup.ts';
import { releaseCards } from './release-cards.ts';
import { resolveSpellings } from './resolve.ts';
import { songCards } from './song-cards.ts';
import { songColumns } from './song-columns.ts';
import { identitiesOf } from './spellings.ts';
import { creditsAsSpelled, creditsOf } from './track-credits.ts';

export class SqlCatalogue implements CatalogueStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  resolve(spellings: readonly ResolvedSpelling[]): Promise<SpellingIds[]> {
    return resolveSpellings(this.#context, spellings);
  }

  async spellings(source: string): Promise<Map<string, SpellingIds>> {
    const rows = await this.#context.db
      .selectFrom('spelling')
      .innerJoin('track', 'track.id', 'track_id')
      .select([
        'source_key',
        'spelling.id as spellingId',
        'track_id as trackId',
        'song_id as songId',
      ])
      .where('source', '=', source)
      .execute();
    return new Map(rows.map(({ source_key, ...ids }) => [source_key, ids]));
  }

  songs(afterId = 0): Promise<SongColumns> {
    return songColumns(this.#context, afterId);
  }

  async songsOf(trackIds: readonly number[]): Promise<Map<number, number>> {
    const { db, dialect } = this.#context;
    const rows = await db
      .selectFrom('track')
      .select(['id', 'song_id as songId'])
      .where('id', 'in', givenIds(dialect, trackIds))
      .execute();
    return new Map(rows.map(({ id, songId }) => [id, songId]));
  }

  cards(songIds: readonly number[]): Promise<Map<number, SongCard>> {
    return songCards(this.#context, songIds);
  }

  called(of: CalledKind, ids: readonly number[]): Promise<Map<number, CalledTrack>> {
    return calledTracks(this.#context, of, ids);
  }

  identities(trackIds: readonly number[]): Promise<Map<number, { kind: string; value: string }[]>> {
    return identitiesOf(this.#context, trackIds);
  }

  releases(releaseIds: readonly number[]): Promise<Map<number, ReleaseCard>> {
    return releaseCards(this.#context, releaseIds);
  }

  async artists(artistIds: readonly number[]): Promise<Map<number, string>> {
    const { db, dialect } = this.#context;
    const rows = await db
      .selectFrom('artist')
      .innerJoin('artist as root', (join) =>
        join.on((column) =>
          column('root.id', '=', column.fn.coalesce('artist.root_id', 'artist.id')),
        ),
      )
      .select((column) => [
        'artist.id',
        column.fn.coalesce('root.given_name', 'root.name').as('name'),
      ])
      .where('artist.id', 'in', givenIds(dialect, artistIds))
      .execute();
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  async artistsAsSpelled(artistIds: readonly number[]): Promise<Map<number, string>> {
    const { db, dialect } = this.#context;
    const rows = await db
      .selectFrom('artist')
      .select(['id', 'name'])
      .where('id', 'in', givenIds(dialect, artistIds))
      .execute();
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  resolveArtists(artists: readonly Omit<Credit, 'role'>[]): Promise<number[]> {
    return resolveArtists(this.#context, artists);
  }

  creditsOf(trackIds: readonly number[]): Promise<Map<number, Credit[]>> {
    return creditsOf(this.#context, trackIds);
  }

  creditsAsSpelled(trackIds: readonly number[]): Promise<Map<number, Credit[]>> {
    return creditsAsSpelled(this.#context, trackIds);
  }

  names(of: 'song' | 'artist', afterId: number, limit: number): Promise<CatalogueName[]> {
    return this.#context.db
      .selectFrom(of)
      .select((column) => [
        'id',
        column.fn.coalesce('root_id', 'id').as('countsAs'),
        column.ref(of === 'song' ? 'song.artist_id' : 'artist.id').as('artistId'),
        'key',
      ])
      .where('id', '>', afterId)
      .orderBy('id')
      .limit(limit)
      .execute();
  }

  version(): Promise<CatalogueVersion> {
    return this.#context.db
      .selectFrom('catalogue_state')
      .select(['version', 'songs_rewritten as rewritten'])
      .executeTakeFirstOrThrow();
  }
}
