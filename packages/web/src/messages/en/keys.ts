export const keys = {
  title: 'Keys',
  hint: { before: 'Press ', after: ' for the keys.' },
  groups: {
    everywhere: {
      title: 'Everywhere',
      keys: [
        { key: '⌘K  Ctrl K', does: 'go anywhere, find a song, do something' },
        { key: '/', does: 'search' },
        { key: '?', does: 'show these keys' },
        { key: 'Esc', does: 'close' },
      ],
    },
    songs: {
      title: 'Where songs are',
      keys: [
        { key: 'j', does: 'next song' },
        { key: 'k', does: 'previous song' },
        { key: 'l', does: 'like, or take it back' },
        { key: 'h', does: 'hide for good' },
        { key: 'x', does: 'not now' },
        { key: 'u', does: 'take back what was said last' },
        { key: 'e', does: 'explain: open the liner notes' },
      ],
    },
  },
};
