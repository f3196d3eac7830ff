export const sentence = {
  title: 'From a sentence',
  label: 'What is to be in it',
  hint: 'As you would say it: “calm jazz from the 90s, 40 songs, new every week”, “like Portishead, but happier, without live versions”.',
  understand: 'See what it would be',
  understanding: 'Reading the sentence',
  understood: (said: string) => `Understood: ${said}.`,
  nothing:
    'Nothing of it was understood. These are songs for you; say below what they are to be like.',
  notUnderstood: (pieces: readonly string[]) =>
    `Not understood: ${pieces.map((piece) => `“${piece}”`).join(', ')}.`,
  rules: 'What it is to be',
  make: 'Make the playlist',
};
