export const frame = {
  places: {
    home: 'Home',
    explore: 'Explore',
    playlists: 'Playlists',
    statistics: 'Statistics',
    proof: 'Proof',
    import: 'Import',
    connections: 'Connections',
    settings: 'Settings',
    operations: 'Operations',
    account: 'Account',
  },
  more: 'More',
  listener: 'Listener',
  nothingHere: 'There is nothing at this address.',
  nothingHereDetail: 'What stood here may have been deleted, or the address has a slip in it.',
  toHome: 'Go home',
};
