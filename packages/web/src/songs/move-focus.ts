/** Moves the focus by so many songs; from nowhere, to the first. */
export function moveFocus(by: number): void {
  const songs = [...document.querySelectorAll<HTMLElement>('[data-song]')];
  const row = document.activeElement?.closest('[data-row]');
  const at = songs.findIndex((song) => song.closest('[data-row]') === row);
  const next = songs[at === -1 ? 0 : Math.min(songs.length - 1, Math.max(0, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** The name of the row that has the focus, or lies under the pointer. */
export function currentRow(): string | null {
  const row =
    document.activeElement?.closest<HTMLElement>('[data-row]') ??
    document.querySelector<HTMLElement>('[data-row]:hover');
  return row?.dataset.row ?? null;
}
