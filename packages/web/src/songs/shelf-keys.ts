/** With what the keys of all begin that a changed taste changes, whoever's it is. */
export const tasteKeys = ['shelf', 'shelves'] as const;

/** The same of all that changes where plays go. */
export const playKeys = ['overview', 'statistics', 'plays', ...tasteKeys] as const;

/** Query keys of what holds a listener's songs: what is said of one shows in all of them. */
export function shelfKeys(listener: number) {
  return {
    /** Begins the key of every single shelf. */
    shelf: ['shelf', listener],
    shelves: ['shelves', listener],
    /** Begins the key of every radio: shelves in pages, which are not asked for anew. */
    radio: ['radio', listener],
    /** Begins the key of every song's page. */
    song: ['song', listener],
  } as const;
}
