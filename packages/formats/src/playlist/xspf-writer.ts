import { listChunks } from '../text-chunks.ts';
import { addedAtText, addressesOf, trackExtension } from './item-fields.ts';
import type { PlaylistItem, WrittenPlaylist } from './playlist.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#13;',
};
/** What XML 1.0 has no way to write (section 2.2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unwritable = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

function element(name: string, text: string | null): string {
  if (text === null || text === '') return '';
  const written = text
    .toWellFormed()
    .replace(unwritable, '')
    .replace(/[&<>\r]/g, (character) => escapes[character] ?? '');
  return `<${name}>${written}</${name}>`;
}

function extension({ track: { artists }, addedAt }: PlaylistItem): string {
  const told = [
    element('mb:added_at', addedAt === null ? null : addedAtText(addedAt)),
    ...(artists ?? []).map((name) => element('mb:artist_credit_name', name)),
  ].join('');
  return told === '' ? '' : `<extension application="${trackExtension}">${told}</extension>`;
}

function trackText(item: PlaylistItem): string {
  const { track, durationMs, note } = item;
  return [
    '<track>',
    // In the order of the specification (section 4.1.1.2.14).
    ...addressesOf(track.identities).map((address) => element('identifier', address)),
    element('title', track.title),
    element('creator', track.artist),
    element('annotation', note),
    element('album', track.album),
    element('duration', durationMs === null ? null : String(durationMs)),
    extension(item),
    '</track>\n',
  ].join('');
}

function* trackTexts(items: Iterable<PlaylistItem>): Generator<string> {
  for (const item of items) yield trackText(item);
}

/** A playlist as XSPF in chunks of text; control characters, which XML cannot hold, are left out. */
export function writeXspf({ name, description, items }: WrittenPlaylist): Iterable<string> {
  const root = `<playlist version="1" xmlns="http://xspf.org/ns/0/" xmlns:mb="${trackExtension}">`;
  const head = element('title', name) + element('annotation', description);
  return listChunks(trackTexts(items), {
    open: `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n${head}\n<trackList>\n`,
    between: '',
    close: '</trackList>\n</playlist>\n',
  });
}
