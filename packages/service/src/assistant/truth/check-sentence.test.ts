import { describe, expect, it } from 'vitest';
import { checkSentence } from './check-sentence.ts';
import { Told } from './told.ts';

const told = new Told();
told.addSentences(
  'Your most played song in 2026 was Paper Moon by Nina Vale, listened to 41 times.',
);
told.addSentences('You played Mr. Noor 14 times, first on 3 March 2011. It is number 4.');
told.addNames({
  songs: [
    { title: 'Paper Moon', artist: 'Nina Vale', listens: 41 },
    { title: 'Closer', artist: 'Help' },
    { title: 'Echt', artist: 'Das Licht' },
  ],
});

describe('may be said', () => {
  it.each([
    'Your most played song in 2026 was Paper Moon by Nina Vale, listened to 41 times.',
    'It is number 4.',
    'Here is what I found for you.',
    'These go well together, and they are calm.',
    'I hope you like them!',
    'Would you like to hear more of that?',
    'Let me look.',
    "It's what you asked for.",
  ])('%s', (text) => {
    expect(checkSentence(text, told, 'en')).toBe(true);
  });

  it.each([
    'Hier ist, was ich gefunden habe.',
    'Das sind ruhige Lieder, die gut passen.',
    'Möchtest du mehr davon hören?',
  ])('%s', (text) => {
    expect(checkSentence(text, told, 'de')).toBe(true);
  });
});

describe('is taken out: it says what nobody can check in free words', () => {
  it.each([
    'You played Paper Moon 41 times.',
    'Paper Moon is by Nina Vale.',
    'Closer opens the list.',
    'Help gives you energy.',
    'You should hear “paper street”.',
    "Try 'closer' next.",
    'Try blue monday by new order.',
    'Your top artist is oasis.',
    'Nothing beats Radiohead.',
    'You heard it 12 times.',
    'You heard it ４１２ times.',
    'You heard it ⑫ times.',
    'You heard it twice.',
    'That was in March.',
    'That was on a Monday.',
    'That was yesterday.',
    'I have added it.',
    'I deleted everything.',
    'Done as you asked.',
    'Read more at https://evil.example/?q=41.',
    'Write to me@evil.example.',
    'Your number one is that song.',
  ])('%s', (text) => {
    expect(checkSentence(text, told, 'en')).toBe(false);
  });

  it.each([
    'Du hast es vierhundertmal gehört.',
    'Das war am 3. März.',
    'Du hörst oft Echt.',
    'Du hörst auch Das Licht.',
    'Hör auch „Mondschein“.',
    'Ich habe es gelöscht.',
  ])('%s', (text) => {
    expect(checkSentence(text, told, 'de')).toBe(false);
  });
});
