import { describe, expect, it } from 'vitest';
import { fitsWishes, type SongTraits, type Wishes } from './wishes.ts';

/** Song 1 is known in every respect, 2 in none, 3 is calm by its numbers, 4 by what it is called. */
const features: Readonly<Record<string, readonly number[]>> = {
  release_year: [Number.NaN, 1995],
  duration_ms: [Number.NaN, 210_000],
  energy: [Number.NaN, 0.8, Number.NaN, 0.3],
  valence: [Number.NaN, 0.7, Number.NaN, 0.5],
  key: [Number.NaN, 4, Number.NaN, -1],
  explicit: [Number.NaN, 1, Number.NaN, 0],
};
const tagged: Readonly<Record<string, readonly number[]>> = { rock: [1], calm: [4] };
const traits: SongTraits = {
  feature: (name, song) => features[name]?.[song] ?? Number.NaN,
  isTagged: (tag) => (song) => tagged[tag]?.includes(song) === true,
  artistOf: (song) => song * 10,
};

const fitting = (wishes: Wishes) => [1, 2, 3, 4].filter(fitsWishes(wishes, traits) ?? (() => true));

describe('what fits a wish', () => {
  it.each<[string, Wishes, number[]]>([
    ['nothing wished for', {}, [1, 2, 3, 4]],
    ['years, ends included', { years: { least: 1995, most: 1995 } }, [1]],
    ['years before', { years: { most: 1994 } }, []],
    ['an open year wants to be known', { years: { least: 1900 } }, [1]],
    ['length in seconds', { seconds: { least: 210, most: 211 } }, [1]],
    ['energy', { energy: { most: 0.5 } }, [3]],
    ['any feature', { features: { valence: { least: 0.6 }, energy: { most: 0.8 } } }, [1]],
    ['a key is not met by having none', { features: { key: { most: 11 } } }, [1]],
    ['one of the tags, however written', { tags: [' Rock ', 'polka'] }, [1]],
    ['an empty list of tags', { tags: [] }, [1, 2, 3, 4]],
    ['without a tag', { withoutTags: ['rock'] }, [2, 3, 4]],
    ['calm by numbers or by name', { mood: 'calm' }, [3, 4]],
    ['happy', { mood: 'happy' }, [1]],
    ['clean: unless it is known to be explicit', { clean: true }, [2, 3, 4]],
    ['clean: false', { clean: false }, [1, 2, 3, 4]],
    ['without artists and songs', { withoutArtists: [10], withoutSongs: [2] }, [3, 4]],
    ['all at once', { energy: { least: 0.2 }, withoutTags: ['rock'], clean: true }, [3]],
  ])('%s', (_, wishes, songs) => {
    expect(fitting(wishes)).toEqual(songs);
  });
});
