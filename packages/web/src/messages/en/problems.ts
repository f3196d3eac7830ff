import type { Words } from '../../words/words.ts';

/** What happened, by the code of a problem; what it means and what to do stand below it. */
const headlines: Readonly<Record<string, string>> = {
  'config-unknown-key': 'A setting has an unknown name',
  'config-bad-value': 'A setting has a value that cannot be',
  'home-not-writable': 'EchoTune cannot write to its folder',
  'not-claimed': 'EchoTune listens on this computer only',
  'already-claimed': 'This EchoTune has an owner',
  'account-unknown': 'There is no such account',
  'owner-needed': 'Somebody has to run this for the others',
  'account-exists': 'There is an account of this name already',
  'link-unknown': 'This link does not work any more',
  unauthenticated: 'Nobody is signed in',
  'sign-in-failed': 'This name and password do not fit',
  'scope-missing': 'This key may not do that',
  forbidden: 'This account may not do that',
  'rate-limited': 'That was too often',
  'key-unknown': 'There is no such key',
  'secret-unreadable': 'A stored secret cannot be opened',
  'port-in-use': 'Another program uses this address',
  'store-unreachable': 'The database does not answer',
  'store-timeout': 'The database takes too long',
  'too-many-requests': 'That was too much at once',
  overloaded: 'EchoTune is very busy',
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
  'conversation-unknown': 'There is no such conversation',
  'proposal-unknown': 'There is no such proposal',
  'confirmation-unknown': 'This confirmation no longer holds',
  'proposal-decided': 'This was decided already',
  'job-unknown': 'There is no such task',
  'job-not-retryable': 'This cannot be tried again',
  'agent-unknown': 'There is no such agent',
  'act-unknown': 'There is no such act',
  'entry-unknown': 'There is no such entry',
  'act-ended': 'Nothing of it is left to take back',
  'job-cancelled': 'The import was cancelled',
  'model-discarded': 'Its file is no longer kept',
  'canary-impossible': 'It answers everybody already',
  'report-unknown': 'There is no such report',
  'version-unknown': 'There is no such training',
  'model-corrupt': 'What was learnt is damaged',
  'shared-files-unset': 'EchoTune is not told where its files are shared',
  'shared-files-away': "EchoTune's shared files cannot be reached",
  'shared-files-refused': 'The place of shared files refuses',
  'input-invalid': 'The server did not understand the page',
  'body-too-large': 'This is too much to send at once',
  'host-not-allowed': 'EchoTune does not answer under this address',
  'origin-not-allowed': 'EchoTune answers its own page only',
  'not-found': 'There is nothing here',
};

export const problems = {
  headlines,
  /** Whether this is the language in which the server writes what happened. */
  isServers: true,
  /** For a code that has none, of a newer server too. */
  somethingWrong: 'Something went wrong',
  tryAgain: 'Try again',
  /** How long the server asks to be left alone. */
  wait: (seconds: number, words: Words) =>
    `This goes on by itself in ${words.counted(seconds, 'second', 'seconds')}.`,
  triesAgain: 'This page tries again every few seconds.',
  /** What the page finds by itself; `about` is what it speaks of. */
  here: {
    unreachable: {
      title: 'EchoTune does not answer',
      detail: (_about: string) => 'The page is open, but the server behind it cannot be reached.',
      advice: 'If it runs on this computer, start it with `npm start`.',
    },
    offline: {
      title: 'You are offline',
      detail: (_about: string) =>
        'This browser keeps EchoTune’s page. Your plays and everything learned from them stay with the server, and it cannot be reached.',
      advice: 'As soon as there is a connection, this goes on by itself.',
    },
    unknown: {
      title: 'The server gave an answer this page does not understand',
      detail: (status: string) => `It answered with status ${status}.`,
      advice: 'Reload the page. If it stays, look at the server’s log.',
    },
    'nothing-chosen': {
      title: 'There was nothing to read',
      detail: (_about: string) => 'There was no file in what you chose.',
      advice: 'Give the export of a music service as downloaded, its folder, or its files.',
    },
    'only-litter': {
      title: 'There was nothing to read',
      detail: (names: string) =>
        `What you chose holds only what a system keeps for itself: ${names}.`,
      advice: 'Give the export of a music service as downloaded, its folder, or its files.',
    },
  },
};
