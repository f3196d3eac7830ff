/** What a column of an unknown table may be, by the names that people and programs give it. */

/** `date` is the day of a play where `time` holds only the time of day. */
export const csvRoles = [
  'time',
  'date',
  'artist',
  'track',
  'album',
  'msPlayed',
  'spotify',
  'mbid',
  'isrc',
] as const;

export type CsvRole = (typeof csvRoles)[number];

/** Spellings, the surest first, without case, spaces and punctuation. */
const spellings: Readonly<Record<CsvRole, string>> = {
  artist: `artistname artist artists artistnames trackartist mastermetadataalbumartistname performer
    band interpret interpreten künstler kuenstler künstlername artiste artista artistas artiest
    wykonawca исполнитель アーティスト`,
  track: `trackname track tracktitle mastermetadatatrackname recordingname title song songname
    songtitle titel liedtitel songtitel musiktitel lied stück titre morceau chanson título titulo
    canción cancion canzone titolo brano nummer faixa utwór трек 曲名 name`,
  album: `albumname album albumtitle mastermetadataalbumalbumname releasename release albumtitel
    álbum альбом アルバム`,
  time: `uts timestamp ts playedat listenedat scrobbledat startedat utctime timeutc dateutc
    datetime localtime localdatetime starttime endtime endedat time date zeitstempel zeitpunkt
    datumuhrzeit datumzeit gespieltam gehörtam abgespieltam zeit uhrzeit datum horodatage dateheure
    heure fechahora fecha hora dataora data ora datumtijd tijd дата время 日時 when played
    gespielt`,
  date: 'date playdate day datum tag fecha data дата',
  msPlayed: `msplayed playedms mslistened listenedms playdurationmilliseconds durationplayedms
    secondsplayed playedseconds secplayed durationplayed playedduration gespieltms abgespieltms
    spieldauerms gespieltsekunden sekundengespielt`,
  spotify: 'spotifytrackuri spotifyuri spotifytrackid spotifyid trackuri uri',
  mbid: 'recordingmbid trackmbid musicbrainztrackid musicbrainzrecordingid mbid',
  isrc: 'isrc',
};

/** A name as it is compared: letters and digits alone, in lower case. */
export function bareName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The bare names of a header's columns; of two columns of one name the first counts. */
export type NamedColumns = ReadonlyMap<string, number>;

export function nameColumns(header: readonly string[]): NamedColumns {
  const columns = new Map<string, number>();
  for (const [column, name] of header.map(bareName).entries()) {
    if (!columns.has(name)) columns.set(name, column);
  }
  return columns;
}

/** The columns whose name speaks for a role, the surest first. */
export function columnsNamed(role: CsvRole, columns: NamedColumns): number[] {
  return spellings[role]
    .split(/\s+/)
    .map((name) => columns.get(name) ?? -1)
    .filter((column) => column !== -1);
}
