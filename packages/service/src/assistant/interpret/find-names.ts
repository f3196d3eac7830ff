import type { Knowledge } from './interpretation.ts';
import { isSure, type NameSlots } from './name-slots.ts';
import { isOf, type Named, type Piece, type PieceOf, unheardOf } from './piece.ts';
import type { Token, Told } from './read-tokens.ts';

type NamePiece = PieceOf<'name'>;

/** No name has more words; longer ones are found by quoting them. */
const mostWords = 8;
/** Different names that are looked up for one request, twice what long ones need; beyond it only quoted names are known. */
const mostLookUps = 120;

/** What stands before a playlist's new name: "to", "in", "zu". */
const newNameAfter = new Set(['to', 'in', 'zu']);
/** Where no name goes on. */
const divides = /[;!?\n"()]/u;

/** Words that end the name a playlist is to have. */
const endsOfFreeNames = new Set(
  `with mit for für fur fuer from von and und that which die der which die. please bitte um containing refreshed updated
  aus like wie um`.split(/\s+/),
);

/** Finds names of the catalogue among the words, the longest first. */
export class NameFinder {
  readonly #told: Told;
  readonly #slots: NameSlots;
  readonly #knowledge: Knowledge;
  readonly #found: NamePiece[] = [];
  readonly #taken = new Set<number>();
  readonly #looked = new Map<string, Named>();

  constructor(told: Told, slots: NameSlots, knowledge: Knowledge) {
    this.#told = told;
    this.#slots = slots;
    this.#knowledge = knowledge;
  }

  async find(): Promise<{ names: readonly NamePiece[]; taken: ReadonlySet<number> }> {
    await this.#quoted();
    await this.#given();
    await this.#known();
    await this.#songsBy();
    return { names: this.#found, taken: this.#taken };
  }

  get #tokens(): readonly Token[] {
    return this.#told.tokens;
  }

  textOf(from: number, to: number): string {
    const [first, last] = [this.#tokens[from], this.#tokens[to - 1]];
    if (first === undefined || last === undefined) return '';
    if (to - from === 1) return first.text;
    return this.#told.text.slice(first.start, last.end);
  }

  #take(from: number, to: number, name: Named): void {
    this.#found.push({ kind: 'name', name, from, to });
    for (let at = from; at < to; at += 1) this.#taken.add(at);
  }

  async #look(text: string): Promise<Named> {
    const looked = this.#looked.get(text) ?? (await this.#lookUp(text));
    this.#looked.set(text, looked);
    return looked;
  }

  async #lookUp(text: string): Promise<Named> {
    const known = this.#knowledge;
    if (text.length > 200) return unheardOf(text);
    const tag = await known.tagCalled(text);
    const [artist, song] = [await known.artistCalled(text), await known.songCalled(text)];
    return { text, tag, artist, song, by: null, playlist: await known.playlistCalled(text) };
  }

  async #quoted(): Promise<void> {
    for (const [at, { isQuoted, text }] of this.#tokens.entries()) {
      if (isQuoted && text.trim() !== '') this.#take(at, at + 1, await this.#look(text.trim()));
    }
  }

  /** Names that are given now: what a playlist is to be called. */
  async #given(): Promise<void> {
    const isRename = this.#slots.says('rename');
    for (let at = 0; at < this.#tokens.length; at += 1) {
      const before = this.#slots.piecesAt(at - 1);
      const isCalled = before.some((piece) => isOf(piece, 'joint', 'called') && piece.to === at);
      const isRenamed = isRename && newNameAfter.has(this.#tokens[at - 1]?.word ?? '');
      if ((!isCalled && !isRenamed) || this.#taken.has(at)) continue;
      let to = at;
      while (to < this.#tokens.length && !this.#taken.has(to)) {
        const { word = '' } = this.#tokens[to] ?? {};
        if (to > at && (endsOfFreeNames.has(word) || this.#slots.isCut(to))) break;
        to += 1;
      }
      const text = this.textOf(at, to);
      const isKnown = isRenamed && !isCalled && this.#tokens[at - 1]?.word !== 'to';
      const named = isKnown ? await this.#look(text) : null;
      if (to > at) this.#take(at, to, { ...unheardOf(text), playlist: named?.playlist ?? null });
    }
  }

  async #known(): Promise<void> {
    const { length } = this.#tokens;
    for (let size = Math.min(mostWords, length); size >= 1; size -= 1) {
      for (let from = 0; from + size <= length; from += 1) {
        const to = from + size;
        if (this.#overlaps(from, to)) continue;
        const wanted = this.#wanted(from, to);
        if (wanted === null) continue;
        const text = this.textOf(from, to);
        if (this.#looked.size >= mostLookUps && !this.#looked.has(text)) continue;
        const name = wanted(await this.#look(text));
        if (name !== null) this.#take(from, to, name);
      }
    }
  }

  #overlaps(from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) {
      if (this.#taken.has(at)) return true;
      if (at > from && divides.test(this.#tokens[at - 1]?.gap ?? '')) return true;
    }
    return false;
  }

  /** What of the names that some words may be counts where they stand; null where no name can be meant. */
  #wanted(from: number, to: number): ((name: Named) => Named | null) | null {
    const places = Array.from({ length: to - from }, (_, nth) => from + nth);
    const opener = this.#slots.opener(from);
    const isSlot = opener.length > 0 && this.#slots.closes(to);
    if (!places.every((at) => this.#slots.isPlain(at))) {
      // A lone lower-case word is a song's title only where a name is expected.
      const isSong = places.length > 1 || isSlot || this.#slots.isCapital(from);
      return (name) => someOf(isSong ? name : { ...name, song: null });
    }
    const areTags = places.every((at) => this.#isOne(at, 'tag'));
    if (areTags && places.length > 1) {
      return (name) =>
        name.tag === null ? null : { ...name, artist: null, song: null, playlist: null };
    }
    const isOfList = this.#slots.saysPlaylist(to);
    if (isOfList && this.#saysPlaylist()) return (name) => (name.playlist === null ? null : name);
    if (!isSlot) return null;
    if (opener.some((piece) => isOf(piece, 'noun', 'playlist') || isOf(piece, 'joint', 'to'))) {
      const isPlaylist = this.#saysPlaylist();
      return isPlaylist ? (name) => (name.playlist === null ? null : name) : null;
    }
    // "Delete calm": only what there is can be deleted.
    if (opener.some((piece) => isOf(piece, 'act', 'delete') || isOf(piece, 'act', 'rename'))) {
      return (name) =>
        name.playlist === null ? null : { ...name, artist: null, song: null, tag: null };
    }
    const saysWish = places.some((at) =>
      this.#slots.piecesAt(at).some(({ kind }) => !['fill', 'joint', 'noun'].includes(kind)),
    );
    const areCapital = places.every((at) => this.#slots.isCapital(at));
    if (isSure(opener) ? areCapital || !saysWish : areCapital || (places.length > 1 && !saysWish)) {
      return (name) => someOf({ ...name, tag: null });
    }
    return null;
  }

  /** Whether nothing but articles stands between two places. */
  #follows(from: number, to: number): boolean {
    if (to < from || to > from + 2) return false;
    for (let at = from; at < to; at += 1) if (!this.#isOne(at, 'fill')) return false;
    return true;
  }

  #saysPlaylist(): boolean {
    return this.#slots.says('add', 'remove', 'rename', 'delete', 'show', 'play');
  }

  #isOne(at: number, kind: Piece['kind']): boolean {
    return this.#slots.piecesAt(at).some((piece) => piece.kind === kind);
  }

  /** "Open Junction by Hidden Compass" is one name. */
  async #songsBy(): Promise<void> {
    for (const one of [...this.#found]) {
      const by = this.#slots.piecesAt(one.to).find((each) => isOf(each, 'joint', 'by'));
      const other = by && this.#found.find((name) => this.#follows(by.to, name.from));
      if (one.name.song === null || by === undefined || other?.name.artist == null) continue;
      const song = await this.#knowledge.songCalled(one.name.text, other.name.artist);
      if (song === null) continue;
      this.#found.splice(this.#found.indexOf(one), 1);
      this.#found.splice(this.#found.indexOf(other), 1);
      this.#take(one.from, other.to, { ...unheardOf(one.name.text), song, by: song.artist });
    }
  }
}

function someOf(name: Named): Named | null {
  const { artist, song, tag, playlist } = name;
  return artist === null && song === null && tag === null && playlist === null ? null : name;
}
