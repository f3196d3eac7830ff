import { type Random, seededRandom } from '@echotune/engine';
import type { SourceTrack } from '@echotune/formats';
import { namedTrack } from '@echotune/formats';

/** Genres, and songs of each: those of the last two are released when tastes change. */
const genres = 12;
const songsOfGenre = 60;
const songsOfArtist = 5;
const newGenres = 2;

export interface TownSong {
  readonly genre: number;
  readonly track: SourceTrack;
}

export interface TownListener {
  readonly id: number;
  /** Hour of the day, UTC, at which they listen. */
  readonly hour: number;
  /** Songs they know, the latest last, some again and again. */
  readonly history: TownSong[];
  /** The genres they like now, and those they will when tastes change. */
  readonly likes: readonly number[];
  readonly later: readonly number[];
  readonly random: Random;
}

const repeatShare = 0.55;

/**
 * A community that listens: everybody likes two or three genres, plays mostly what they have played before, and
 * otherwise what their genres have, its popular songs first. It is the same for the same seed.
 */
export class Town {
  readonly songs: readonly TownSong[];
  private haveTastesChanged = false;
  private readonly seed: number;

  constructor(seed: number) {
    this.seed = seed;
    this.songs = Array.from({ length: genres * songsOfGenre }, (_, number) => {
      const genre = Math.floor(number / songsOfGenre);
      const artist = `Artist ${genre}.${Math.floor((number % songsOfGenre) / songsOfArtist)}`;
      return { genre, track: namedTrack(`Song ${number}`, artist) };
    });
  }

  listener(id: number): TownListener {
    const random = seededRandom(this.seed * 1000 + id);
    const likes = pickGenres(random, 0, genres - newGenres);
    const later = [...pickGenres(random, genres - newGenres, newGenres), likes[0] ?? 0];
    return { id, hour: 8 + Math.floor(random() * 14), history: [], likes, later, random };
  }

  /** Half of what everybody likes is something else from now on, some of it just released. */
  changeTastes(): void {
    this.haveTastesChanged = true;
  }

  likes({ likes, later }: TownListener): readonly number[] {
    return this.haveTastesChanged ? later : likes;
  }

  /** What a listener plays by themselves. */
  next(listener: TownListener): TownSong {
    const { random, history } = listener;
    const likes = this.likes(listener);
    const known = history.filter(({ genre }) => likes.includes(genre));
    if (known.length > 20 && random() < repeatShare) {
      return known[Math.floor(known.length * Math.sqrt(random()))]!;
    }
    const genre = likes[Math.floor(random() * likes.length)] ?? 0;
    const place = Math.floor(songsOfGenre * random() ** 2);
    return this.songs[genre * songsOfGenre + place]!;
  }

  /** Whether a listener takes up a song that they are shown. */
  accepts(listener: TownListener, song: TownSong): boolean {
    const isLiked = this.likes(listener).includes(song.genre);
    return listener.random() < (isLiked ? 0.35 : 0.04);
  }
}

function pickGenres(random: Random, from: number, count: number): number[] {
  const wanted = 2 + Math.floor(random() * 2);
  const order = Array.from({ length: count }, (_, at) => from + at);
  const found: number[] = [];
  while (found.length < wanted && order.length > 0) {
    found.push(...order.splice(Math.floor(random() * order.length), 1));
  }
  return found;
}
