import type { BackupRequest } from '@echotune/service';
import type { Output } from './output.ts';
import { counted } from './words.ts';

const doings = { write: 'Writing', check: 'Checking', load: 'Loading', compare: 'Comparing' };

/** "Writing play: 120,000 rows" */
export function showCopying({ progress }: Output): BackupRequest['onProgress'] {
  return ({ doing, table, rows }) =>
    progress.show(`${doings[doing]} ${table}: ${counted(rows, 'row', 'rows')}`);
}
