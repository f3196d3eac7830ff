import { namedTrack } from '@echotune/formats';
import { describe, expect, it } from 'vitest';
import { nameKey } from './name-key.ts';
import { resolveSpelling } from './resolve-spelling.ts';

const resolve = (artist: string, title: string) =>
  resolveSpelling('test', namedTrack(title, artist));

describe('which song a title is', () => {
  const same: [string, string][] = [
    ['Heroes', 'Heroes - 2017 Remaster'],
    ['Heroes', 'Heroes (Remastered 2011)'],
    ['Let It Be', 'Let It Be - Remastered 2009'],
    ['Teardrop', 'TEARDROP'],
    ['Beyoncé', 'Beyonce'],
    ['Rock & Roll', 'Rock and Roll'],
    ['Don’t Stop', "Don't Stop"],
    ['Creep', 'Creep - Acoustic'],
    ['Creep', 'Creep (Live at Wembley)'],
    ['Umbrella', 'Umbrella (feat. JAY-Z)'],
    ['Umbrella', 'Umbrella (feat. JAY-Z) - Radio Edit'],
    ['Song', 'Song [Demo]'],
    ['Ｓｏｎｇ', 'Song'],
    ['Albatross - Live', 'Albatross (Live) - 2004 Remaster'],
  ];
  it.each(same)('%s = %s', (a, b) => {
    expect(resolve('X', a).songKey).toBe(resolve('X', b).songKey);
  });

  const different: [string, string][] = [
    ['か', 'が'],
    ['Alive', 'Alive (Four Tet Remix)'],
    ['Eclipse', 'Eclipse (Reprise)'],
    ['1999', '1979'],
    ['!!!', '???'],
    ['Part 1', 'Part 2'],
  ];
  it.each(different)('%s ≠ %s', (a, b) => {
    expect(resolve('X', a).songKey).not.toBe(resolve('X', b).songKey);
  });

  it('keeps a live recording apart as a track of the same song', () => {
    const live = resolve('X', 'Creep - Live');
    expect(live.versionKey).toBe('live');
    expect(resolve('X', 'Creep - 2008 Remaster').versionKey).toBe('');
  });
});

describe('who is credited', () => {
  it('leaves "Tyler, The Creator" and "Simon & Garfunkel" whole', () => {
    expect(resolve('Tyler, The Creator', 'A').credits.map((c) => c.name)).toEqual([
      'Tyler, The Creator',
    ]);
    expect(resolve('Simon & Garfunkel', 'A').credits).toHaveLength(1);
    expect(resolve('Earth, Wind & Fire', 'A').credits).toHaveLength(1);
  });

  it('reads features from the artist and from the title once each', () => {
    expect(resolve('A feat. B', 'Song (feat. B, Tyler, The Creator)').credits).toEqual([
      { name: 'A', key: 'a', role: 'main' },
      { name: 'B', key: 'b', role: 'featured' },
      { name: 'Tyler, The Creator', key: 'tyler the creator', role: 'featured' },
    ]);
  });

  it('credits nobody for "Six Ft Deep", and keeps a featured "Simon & Garfunkel" whole', () => {
    expect(resolve('A', 'Six Ft Deep').credits).toHaveLength(1);
    const { credits } = resolve('A', 'Song (feat. Simon & Garfunkel)');
    expect(credits.map((credit) => credit.name)).toEqual(['A', 'Simon & Garfunkel']);
  });

  it('takes the artists as the source lists them, main artist first, and does not split them', () => {
    const artists = ['Simon & Garfunkel', 'Drake, The Weeknd'];
    const track = namedTrack('Song (feat. B)', 'anything', { artists });
    const { credits } = resolveSpelling('test', track);
    expect(credits.map(({ name, role }) => `${role} ${name}`)).toEqual([
      'main Simon & Garfunkel',
      'featured Drake, The Weeknd',
      'featured B',
    ]);
  });

  it('splits a joined credit where the string tells, and leaves it whole where it does not', () => {
    const names = (artist: string) => resolve(artist, 'A').credits.map(({ name }) => name);
    expect(names('DJ Snake, Selena Gomez, Ozuna & Cardi B')).toHaveLength(4);
    expect(names('Stevie Wonder, Earth, Wind & Fire')).toEqual([
      'Stevie Wonder',
      'Earth, Wind & Fire',
    ]);
    expect(names('Bob Marley & The Wailers')).toHaveLength(1);
    expect(names('Drake & Future')).toHaveLength(1);
    expect(names('Lil Nas X & Cardi B')).toEqual(['Lil Nas X', 'Cardi B']);
  });

  it('never makes an empty key of a name', () => {
    for (const name of ['!!!', '…', '♥', 'Ø', '☆', '   x']) expect(nameKey(name)).not.toBe('');
  });
});
