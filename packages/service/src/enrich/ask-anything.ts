import type { EnrichmentService } from '@echotune/data';
import type { EnrichClients } from './enrich-deps.ts';

/** MusicBrainz' own "Various Artists", and a release that its documentation shows the front of: they will be there. */
const anArtist = '89ad4ac3-39f7-470e-963a-56509c546377';
const aRelease = '76df3287-6cda-33eb-8e9a-044b5e15ffdd';

/** Asks a service what it answers everybody and what costs nothing. Throws provider-*. */
export async function askAnything(
  { listenbrainz, lastfm, musicbrainz, coverart }: EnrichClients,
  service: EnrichmentService,
): Promise<void> {
  if (service === 'listenbrainz') await listenbrainz.recordings([anArtist]);
  if (service === 'lastfm') await lastfm?.artistTags('Cher');
  if (service === 'musicbrainz') await musicbrainz.artist(anArtist);
  if (service === 'coverart') await coverart.whereFront(aRelease);
}
