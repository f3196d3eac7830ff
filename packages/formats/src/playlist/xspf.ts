/**
 * XSPF version 1 (xspf.org/spec), with MusicBrainz' extension for what it has no element for. Nothing
 * is ever fetched, and a file with a DOCTYPE is refused, so that no entity can be declared.
 */

import { SaxesParser, type SaxesTagNS } from 'saxes';
import { FormatError } from '../error.ts';
import { readItem, trackExtension } from './item-fields.ts';
import {
  ItemList,
  type PlaylistFormat,
  type ReadPlaylist,
  readNote,
  readTitle,
} from './playlist.ts';
import { textIn, utf8Text, wholePlaylist } from './playlist-bytes.ts';
import { writeXspf } from './xspf-writer.ts';

function problem(message: string): FormatError {
  return new FormatError('not-xml', message, { byte: 0, record: 0 });
}

/** In the encoding that the declaration names; what was UTF-16 is UTF-8 by now. */
function textOf(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /^(?:ï»¿)?<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1];
  if (declared === undefined || /^utf-?(?:8|16)/i.test(declared)) return utf8Text(bytes);
  const text = textIn(declared, bytes);
  if (text !== null) return text;
  const what = `the file is not in ${declared}, as it says`;
  throw new FormatError('wrong-encoding', what, { byte: 0, record: 0 });
}

/** Elements within each other; an XSPF needs six. */
const deepest = 50;
/** Attributes of an element; an XSPF needs three. */
const mostAttributes = 50;
/** Elements and attributes of a file; 10,000 tracks with all that there is need less. */
const mostParts = 250_000;

/** The texts of a track's elements. */
type Texts = Map<string, string[]>;

const extensionPath = 'playlist/trackList/track/extension/';
const trackPath = 'playlist/trackList/track/';

/** Follows the elements of a file; nobody's but ours and XSPF's are looked at. */
class XspfReader {
  readonly list = new ItemList();
  readonly head = new Map<string, string>();
  readonly #path: string[] = [];
  #attributes = 0;
  #parts = 0;
  #text = '';
  #track: Texts = new Map();
  #isOurs = false;

  begin(): void {
    this.#attributes = 0;
    this.#countPart();
  }

  attribute(): void {
    this.#attributes += 1;
    if (this.#attributes > mostAttributes) throw problem('an element has too many attributes');
    this.#countPart();
  }

  open({ local, uri, attributes }: SaxesTagNS): void {
    if (this.#path.push(local) > deepest) throw problem('its elements are nested too deeply');
    this.#text = '';
    if (
      this.#path.length === 1 &&
      (local !== 'playlist' || !/^(?:http:\/\/xspf\.org\/.*)?$/.test(uri))
    ) {
      throw problem('the XML holds no XSPF playlist');
    }
    const path = this.#path.join('/');
    if (path === 'playlist/trackList/track') this.#track = new Map();
    if (`${path}/` === extensionPath) {
      this.#isOurs = attributes.application?.value === trackExtension;
    }
  }

  say(text: string): void {
    this.#text += text;
  }

  close(): void {
    const path = this.#path.join('/');
    const name = this.#path.pop() ?? '';
    if (path === 'playlist/trackList/track') this.list.add(this.#item());
    else if (path === `${extensionPath}${name}`) {
      if (this.#isOurs) this.#note(`extension/${name}`);
    } else if (path === `${trackPath}${name}`) this.#note(name);
    else if (path === `playlist/${name}`) this.head.set(name, this.#text);
    this.#text = '';
  }

  #countPart(): void {
    this.#parts += 1;
    if (this.#parts > mostParts) throw problem('it has too many elements');
  }

  #note(name: string): void {
    const texts = this.#track.get(name) ?? [];
    texts.push(this.#text.trim());
    this.#track.set(name, texts);
  }

  #item() {
    const all = (name: string) => this.#track.get(name) ?? [];
    const [[title], [creator], [album]] = [all('title'), all('creator'), all('album')];
    return readItem({
      ...{ title, creator, album },
      duration: all('duration')[0],
      annotation: all('annotation')[0],
      addresses: [...all('identifier'), ...all('location')],
      artists: all('extension/artist_credit_name'),
      addedAt: all('extension/added_at')[0],
    });
  }
}

async function read(chunks: AsyncIterable<Uint8Array>): Promise<ReadPlaylist> {
  const text = textOf(await wholePlaylist(chunks));
  const parser = new SaxesParser({ xmlns: true, position: true });
  const reader = new XspfReader();
  parser.on('doctype', () => {
    throw problem('it has a DOCTYPE: that is never read, for it could declare endless entities');
  });
  parser.on('opentagstart', () => reader.begin());
  parser.on('attribute', () => reader.attribute());
  parser.on('opentag', (tag) => reader.open(tag));
  parser.on('closetag', () => reader.close());
  parser.on('text', (part) => reader.say(part));
  parser.on('cdata', (part) => reader.say(part));
  parser.on('error', (error) => {
    throw problem(`the file is not well-formed XML: ${error.message.slice(0, 200)}`);
  });
  parser.write(text).close();
  return {
    name: readTitle(reader.head.get('title')),
    description: readNote(reader.head.get('annotation')),
    items: reader.list.items,
    rejected: reader.list.rejected,
  };
}

export const xspf: PlaylistFormat = {
  name: 'xspf',
  title: 'XSPF',
  extension: 'xspf',
  mediaType: 'application/xspf+xml',
  read,
  write: writeXspf,
};
