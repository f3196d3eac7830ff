import type { Similar, Store } from '@echotune/data';
import { namedTrack, recordingMbid, type SourceIdentity } from '@echotune/formats';
import { artistKey } from '../identify/name-key.ts';
import { resolveSpelling } from '../identify/resolve-spelling.ts';
import type { AskedInquiry, Said, Subject } from './enrich-deps.ts';

/** Under which source the catalogue keeps how services spell songs. */
const spelledBy = 'enrichment';
const mostTags = 50;
const longestTag = 100;
const [firstYear, lastYear] = [1800, 2200];

/** Tags as they are kept: in lower case, the strongest first, none that nobody gives. */
function tagsIn({ tags = [] }: Pick<Said, 'tags'>) {
  return tags
    .map(({ tag, weight }) => ({ tag: tag.trim().toLowerCase(), weight }))
    .filter(({ tag, weight }) => tag !== '' && tag.length <= longestTag && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, mostTags);
}

/** Stores what a service said of subjects, and that it was asked, in one transaction. */
export async function storeSaid(
  store: Store,
  inquiry: AskedInquiry,
  subjects: readonly Subject[],
  said: ReadonlyMap<number, Said>,
): Promise<void> {
  const known = subjects.flatMap((subject) => {
    const about = said.get(subject.id);
    return about === undefined ? [] : [{ subject, about }];
  });
  const isSong = inquiry.subject === 'song';
  await store.transaction(async (tx) => {
    for (const { subject, about } of known) await tellIdentities(tx, subject, about);
    const credited = await creditedArtists(tx, known);
    const own = known.flatMap(({ subject: { id }, about }) =>
      tagsIn(about).map((tag) => ({ id, ...tag })),
    );
    const ofCredited = credited.flatMap(({ artistId, tags }) =>
      tagsIn({ tags }).map((tag) => ({ artistId, ...tag })),
    );
    const { service, question, subject, trainable } = inquiry;
    await tx.enrichment.store({
      ...{ service, question, subject, trainable },
      asked: subjects.map(({ id }) => ({ id, found: said.has(id) })),
      songFeatures: known.flatMap(({ subject: { id: songId }, about: { year } }) =>
        year != null && year >= firstYear && year <= lastYear
          ? [{ songId, name: 'release_year', value: year }]
          : [],
      ),
      songTags: isSong ? own.map(({ id: songId, ...tag }) => ({ songId, ...tag })) : [],
      artistTags: isSong
        ? ofCredited
        : own.map(({ id: artistId, ...tag }) => ({ artistId, ...tag })),
      similar: isSong ? await similarSongs(tx, known) : await similarArtists(tx, known),
      artistMbids: credited.map(({ artistId, mbid }) => ({ artistId, mbid })),
      releases: known.flatMap(({ subject: { id: songId }, about: { releaseMbid } }) =>
        releaseMbid == null ? [] : [{ songId, mbid: releaseMbid }],
      ),
    });
  });
}

type Known = readonly { readonly subject: Subject; readonly about: Said }[];

/**
 * Tells the catalogue by which else a song is known. It meets the song by what is known of it already; an
 * identity that leads to another song stays there.
 */
async function tellIdentities({ catalogue }: Store, subject: Subject, { identities = [] }: Said) {
  const isNew = ({ value }: SourceIdentity) =>
    !subject.identities.some((own) => own.value === value);
  const added = identities.filter(isNew);
  if (added.length === 0) return;
  const own = subject.identities.flatMap(({ kind, value }) => identityOf(kind, value));
  const track = namedTrack(subject.title, subject.artist, {
    id: [...own, ...added].map(({ value }) => value).join(' '),
    identities: [...own, ...added],
  });
  await catalogue.resolve([resolveSpelling(spelledBy, track)]);
}

function identityOf(kind: string, value: string): SourceIdentity[] {
  const isKind = kind === 'recording-mbid' || kind === 'isrc' || kind === 'spotify-track';
  return isKind ? [{ kind, value }] : [];
}

/** Of the artists that a service credits those that are the song's here. */
async function creditedArtists({ features }: Store, known: Known) {
  const credits = known.flatMap(({ subject, about: { artists = [] } }) =>
    artists.map((artist) => ({ ...artist, artistId: subject.artistId })),
  );
  const ids = await features.findArtists(credits.map(({ name }) => artistKey(name)));
  return credits.filter(({ artistId }, at) => ids[at] === artistId);
}

/** Songs that are told to be like what was played; those that are not here yet come into the catalogue. */
async function similarSongs({ catalogue }: Store, known: Known): Promise<Similar[]> {
  const told = known.flatMap(({ subject: { id }, about: { similarSongs: songs = [] } }) =>
    songs.map((song) => ({ id, ...song })),
  );
  const ids = await catalogue.resolve(
    told.map(({ mbid, title, artist }) => {
      const identity = recordingMbid(mbid);
      return resolveSpelling(
        spelledBy,
        namedTrack(title, artist, { id: mbid, identities: identity === null ? [] : [identity] }),
      );
    }),
  );
  return told.flatMap(({ id, score }, at) => {
    const otherId = ids[at]?.songId ?? id;
    return otherId === id || !(score > 0) ? [] : [{ id, otherId, score }];
  });
}

/** Of the artists that are told to be alike those that are here: an artist without songs helps nobody. */
async function similarArtists({ features }: Store, known: Known): Promise<Similar[]> {
  const told = known.flatMap(({ subject: { id }, about: { similarArtists: artists = [] } }) =>
    artists.map(({ name, score }) => ({ id, name, score })),
  );
  const ids = await features.findArtists(told.map(({ name }) => artistKey(name)));
  return told.flatMap(({ id, score }, at) => {
    const otherId = ids[at] ?? id;
    return otherId === id || !(score > 0) ? [] : [{ id, otherId, score }];
  });
}
