/** What happened, by the code of a problem; what it means and what to do stand below it. */
const headlines: Readonly<Record<string, string>> = {
  'config-unknown-key': 'A setting has an unknown name',
  'config-bad-value': 'A setting has a value that cannot be',
  'home-not-writable': 'EchoTune cannot write to its folder',
  'not-claimed': 'EchoTune listens on this computer only',
  'port-in-use': 'Another program uses this address',
  'store-unreachable': 'The database does not answer',
  'store-corrupt': 'The stored history is damaged',
  'store-newer': 'The stored history is from a newer EchoTune',
  'listener-unknown': 'There is no such listener',
  'listener-ambiguous': 'Which listener is meant?',
  'listener-exists': 'There is a listener of this name already',
  'time-zone-unknown': 'There is no such time zone',
  'track-unknown': 'There is no such song',
  'impression-unknown': 'This suggestion is not known any more',
  'history-changed': 'Your history has changed since this was suggested',
  'import-unknown': 'There is no such import',
  'import-nothing-found': 'There was nothing to read',
  'import-unrecognised': 'No listening history in these files',
  'import-unreadable': 'A file could not be read',
  'import-too-large': 'This is too much to send at once',
  'upload-incomplete': 'The files did not arrive whole',
  'disk-full': 'The disk is full',
  'job-unknown': 'There is no such task',
  'job-cancelled': 'The import was cancelled',
  'model-corrupt': 'What was learnt is damaged',
  'input-invalid': 'The server did not understand the page',
  'body-too-large': 'This is too much to send at once',
  'host-not-allowed': 'EchoTune does not answer under this address',
  'origin-not-allowed': 'EchoTune answers its own page only',
  'not-found': 'There is nothing here',
  unreachable: 'EchoTune does not answer',
};

/** The headline of a problem, for a code from a newer server too. */
export function headlineOf(code: string): string {
  return headlines[code] ?? 'Something went wrong';
}
