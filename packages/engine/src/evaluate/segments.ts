/** Which kind of listener a case is of, by how much is known of them. */
export function bySize(plays: number): string {
  if (plays < 100) return 'under 100 plays';
  return plays < 1000 ? '100 to 999 plays' : '1000 plays and more';
}

/** Which kind of question, by how long the session has been going on. */
export function byPosition(playsBefore: number): string {
  if (playsBefore === 1) return 'after 1 play';
  return playsBefore < 5 ? 'after 2 to 4 plays' : 'after 5 plays and more';
}
