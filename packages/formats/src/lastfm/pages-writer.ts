import type { PlayRecord, SourceTrack } from '../format.ts';
import { fieldsText, remembered } from '../remembered-text.ts';
import { epochSeconds, spokenMinuteText } from '../stamp-text.ts';
import { listChunks } from '../text-chunks.ts';

/** As many as the service gives at once. */
export const lastfmPageLength = 200;

export interface LastfmHistory {
  readonly user: string;
  /** Of scrobbles, in the whole history. */
  readonly total: number;
  /** What plays while the history is fetched: the service puts it on top of every page. */
  readonly nowPlaying?: SourceTrack | null;
}

const image = ['small', 'medium', 'large', 'extralarge'].map((size) => ({ size, '#text': '' }));

function address(artist: string, title: string): string {
  const part = (name: string) =>
    encodeURIComponent(name.toWellFormed()).replaceAll('%20', '+').replaceAll("'", '%27');
  return `https://www.last.fm/music/${part(artist)}/_/${part(title)}`;
}

/** MBIDs are left empty, as the service does for most. */
function trackText({ artist, title, album }: SourceTrack): string {
  return fieldsText({
    artist: { mbid: '', '#text': artist },
    streamable: '0',
    image,
    mbid: '',
    album: { mbid: '', '#text': album ?? '' },
    name: title,
    url: address(artist, title),
  });
}

type TrackText = (track: SourceTrack) => string;

function playText({ startedAt, track }: PlayRecord, names: TrackText): string {
  const date = { uts: String(epochSeconds(startedAt)), '#text': spokenMinuteText(startedAt) };
  return `{${names(track)},"date":${JSON.stringify(date)}}`;
}

/** One page as the service gives it: what plays now, then the plays, then which page it is. */
function pageText(
  plays: readonly PlayRecord[],
  page: number,
  { user, total, nowPlaying = null }: LastfmHistory,
  names: TrackText,
): string {
  const rows = plays.map((play) => playText(play, names));
  if (nowPlaying) rows.unshift(`{"@attr":{"nowplaying":"true"},${names(nowPlaying)}}`);
  const totalPages = Math.max(1, Math.ceil(total / lastfmPageLength));
  const numbers = { perPage: lastfmPageLength, totalPages, page, total };
  const texts = Object.entries(numbers).map(([name, number]) => [name, String(number)]);
  const about = JSON.stringify({ ...Object.fromEntries(texts), user });
  return `{"track":[${rows.join(',')}],"@attr":${about}}`;
}

function* pages(plays: Iterable<PlayRecord>, history: LastfmHistory): Generator<string> {
  const names = remembered(trackText);
  let page: PlayRecord[] = [];
  let number = 1;
  for (const play of plays) {
    page.push(play);
    if (page.length < lastfmPageLength) continue;
    yield pageText(page, number++, history, names);
    page = [];
  }
  if (page.length > 0 || number === 1) yield pageText(page, number, history, names);
}

/**
 * Scrobbles as one list of pages of `user.getRecentTracks`, as tools save them, in chunks of text: the
 * start to the second. In the order given; the service has the newest first.
 */
export function writeLastfmPages(
  plays: Iterable<PlayRecord>,
  history: LastfmHistory,
): Generator<string> {
  return listChunks(pages(plays, history), { open: '[', between: ',', close: ']' });
}

/** Up to 200 scrobbles as the service answers: `{"recenttracks":{…}}`; pages count from 1. */
export function* writeLastfmAnswer(
  plays: Iterable<PlayRecord>,
  page: number,
  history: LastfmHistory,
): Generator<string> {
  yield `{"recenttracks":${pageText([...plays], page, history, remembered(trackText))}}`;
}
