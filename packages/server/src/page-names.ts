/** First words of the page's own addresses; what follows them is the page's business. */
export const pageNames = [
  ...(['account', 'chat', 'connections', 'explore', 'import', 'imports', 'operations'] as const),
  ...(['playlists', 'proof', 'settings', 'statistics'] as const),
] as const;
