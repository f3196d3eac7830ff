export const palette = {
  label: 'Find and do',
  ask: 'Where to, what song, what to do?',
  find: 'Find',
  groups: { pages: 'Pages', songs: 'Songs', artists: 'Artists', actions: 'Actions' },
  nothing: (text: string) => `Nothing here is called “${text}”.`,
  actions: {
    import: 'Import a history',
    familiar: 'Turn the dial to familiar',
    discover: 'Turn the dial to discover',
    usual: 'Leave the dial to your habit',
    night: 'Night theme',
    paper: 'Paper theme',
    system: 'Theme as the system',
    keys: 'Show all keys',
    signOut: 'Sign out',
  },
  speak: { en: 'Speak English', de: 'Deutsch sprechen' },
};
