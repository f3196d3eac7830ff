import { isRow, type Outcome, type Row } from '../json/records.ts';
import { longestListener, OneListener } from '../one-listener.ts';
import { listenReader } from './listen.ts';

/** Whose a listen is: the name, or else the number; empty where the record does not say. */
export function listenerOf(value: unknown): string {
  if (!isRow(value)) return '';
  const { user_name: name, user_id: id } = value;
  if (typeof name === 'string' && name !== '') return name.slice(0, longestListener).toWellFormed();
  return typeof id === 'number' && Number.isSafeInteger(id) ? String(id) : '';
}

/** As `listenReader`, of one listener's listens: those of others than the first are rejected. */
export function ownListenReader(): (row: Row) => Outcome {
  const read = listenReader();
  const one = new OneListener();
  return (row) => one.refuse(listenerOf(row)) ?? read(row);
}
