/** The column of a table that says whose each play is; what it holds is no part of a play. */

import { bareName } from './roles.ts';

/** Without case, spaces and punctuation; the surest first. */
const listenerNames = [
  ...['listener', 'listenerid', 'listenername', 'userid', 'username', 'user', 'person', 'account'],
  ...['benutzer', 'hörer'],
];

/** Position of the column; -1 where the header names none. */
export function listenerColumn(header: readonly string[]): number {
  const names = header.map(bareName);
  const columns = listenerNames.map((name) => names.indexOf(name));
  return columns.find((column) => column !== -1) ?? -1;
}
