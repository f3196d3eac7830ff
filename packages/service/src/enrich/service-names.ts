/** How services are called, by how they are stored. */
export const serviceNames: Readonly<Record<string, string>> = {
  musicbrainz: 'MusicBrainz',
  listenbrainz: 'ListenBrainz',
  lastfm: 'Last.fm',
  coverart: 'Cover Art Archive',
};
