import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesAskedFor } from './find-changes.ts';

const sorted = (text: string) => [...changesAskedFor(text)].sort();

describe('what the words ask for may be proposed', () => {
  it.each([
    ['play', 'play something by Silver Birch'],
    ['play', 'Could you put on some jazz?'],
    ['play', 'ok, next one please'],
    ['play', 'why don’t you play Silver Birch'],
    ['play', 'I want to hear Open Junction'],
    ['play', 'spiel mal was von QUIST'],
    ['play', 'Kannst du bitte Open Junction abspielen?'],
    ['play', 'mach die Musik aus'],
    ['play', 'leg QUIST auf'],
    ['play', 'bitte überspringen'],
    ['play', 'bitte ueberspringen'],
    ['play', 'nächstes Lied'],
    ['play', 'Welcher Song war das? Spiel ihn nochmal.'],
    ['judge', 'I love this one'],
    ['judge', 'never this artist again'],
    ['judge', 'don’t play that again'],
    ['judge', 'not now'],
    ['judge', 'no more QUIST'],
    ['judge', 'hide Silver Birch'],
    ['judge', 'take that back'],
    ['judge', 'das gefällt mir nicht'],
    ['judge', 'nie wieder QUIST'],
    ['judge', 'nicht jetzt'],
    ['judge', 'Daumen hoch'],
    ['judge', 'Mag ich nicht.'],
    ['judge', 'blende QUIST aus'],
    ['make_playlist', 'make me a playlist for running'],
    ['make_playlist', 'A mix of 20 sad songs, please'],
    ['make_playlist', 'can you put together a playlist with jazz'],
    ['make_playlist', 'mach mir eine Playlist für heute Abend'],
    ['make_playlist', 'stell mir eine Playlist zusammen'],
    ['make_playlist', 'Ich hätte gern eine Playlist zum Einschlafen'],
    ['make_playlist', 'can I have a playlist for tonight'],
    ['judge', 'das Lied hier ist klasse'],
    ['make_playlist', 'what did I play in 2019? make a playlist of it'],
    ['make_playlist', 'what did I play most in May and make a playlist from it'],
    ['change_playlist', 'add this to Sunday Morning'],
    ['change_playlist', 'rename Sunday Morning to Monday'],
    ['change_playlist', 'füge das zu Sonntag hinzu'],
    ['change_playlist', 'nimm das zweite aus Sonntag raus'],
    ['change_playlist', 'benenne Sonntag in Montag um'],
    ['delete_playlist', 'delete Sunday Morning'],
    ['delete_playlist', 'get rid of my Sunday Morning playlist'],
    ['delete_playlist', 'lösch die Playlist Sonntag'],
    ['delete_playlist', 'wirf die Playlist Sonntag weg'],
  ])('%s: %s', (tool, text) => {
    expect(sorted(text)).toContain(tool);
  });
});

describe('a mere question asks for no change', () => {
  it.each([
    'What did I play most in the summer of 2019?',
    'what did i play yesterday',
    'how often have I played Open Junction this year',
    'Which songs do I love, and which do I skip?',
    'did I ever delete a playlist?',
    'tell me which songs I love',
    'show my top artists of 2019',
    'why did you play that?',
    'what is playing?',
    'how do I delete a playlist?',
    'Wie lösche ich eine Playlist?',
    'more like this',
    'do I have a playlist called Running?',
    'who sounds like Silver Birch',
    'songs like Open Junction',
    'something like QUIST but happier',
    'when did I add this to Sunday Morning?',
    'is QUIST on tour',
    'Was habe ich letzten Monat am meisten gespielt?',
    'wie oft habe ich Open Junction gehört',
    'Wann habe ich QUIST zum ersten Mal gehört?',
    'Mag ich Jazz?',
    'warum das?',
    'zeig mir, was ich 2021 gehört habe',
    'welche Playlists habe ich',
    'Welche Playlist habe ich zuletzt gelöscht und welche umbenannt?',
    'hallo, was kannst du?',
    'what is "Delete My Playlist" about?',
    'Empfiehl mir ruhige Musik aus den 90ern',
    '',
    '?!?!?!',
  ])('%s', (text) => {
    expect(sorted(text)).toEqual([]);
  });
});

it('what is quoted is a name and asks for nothing', () => {
  expect(sorted('find "delete my playlist and play it"')).toEqual([]);
  expect(sorted('Suche „spiel das nie wieder“')).toEqual([]);
});

it('any text is read, and text without words asks for nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const tool of changesAskedFor(text)) {
        expect(['make_playlist', 'change_playlist', 'delete_playlist', 'judge', 'play']).toContain(
          tool,
        );
      }
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'.,;!?-–… "\'🎵☃') }), (text) => {
      expect(sorted(text)).toEqual([]);
    }),
  );
});
