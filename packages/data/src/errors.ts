/**
 * Every error code of EchoTune with what the reader can do about it. HTTP statuses are the server's
 * business (`server/src/http/problem.ts`), exit codes the command line's.
 */
export const errorCodes = {
  'config-unknown-key': 'Remove or correct the key; the message lists the known ones.',
  'config-bad-value': 'Correct the value; the message says what is allowed.',
  'home-not-writable':
    'Make the folder writable or choose another: ECHOTUNE_HOME names the home, --to where a copy of the store goes.',
  'not-claimed':
    'Make the owner first: `echotune accounts claim NAME`; or listen on 127.0.0.1 until somebody has opened `echotune accounts claim-link`.',
  'already-claimed': 'Sign in; `echotune accounts reset` makes a link for a new password.',
  'account-unknown': 'Check the name; `echotune accounts list` shows them.',
  'account-exists': 'Choose another name.',
  'owner-needed': 'Remove the other accounts first: `echotune accounts remove NAME`.',
  'link-unknown':
    'Ask whoever gave you the link for a new one; the owner makes theirs with `echotune accounts`.',
  unauthenticated: 'Sign in on the page, or send `Authorization: Bearer` with an API key.',
  'sign-in-failed':
    'Check name and password; `echotune accounts reset` makes a link for a new password.',
  'scope-missing': 'Use a key that has the scope; the page and `echotune keys add` make one.',
  forbidden: 'Ask the owner of this EchoTune, or sign in on the page.',
  'rate-limited': 'Wait as long as Retry-After says, then go on more slowly.',
  'key-unknown': 'Use a number from `echotune keys list`.',
  'secret-unreadable':
    'Give the key back that sealed it: `secret.key` of the home folder, or ECHOTUNE_SECRET_KEY. Where it is lost, `echotune keys rotate --discard` drops what it sealed.',
  'secret-key-given':
    'Put a new key before the old one in ECHOTUNE_SECRET_KEY, rotate, then leave the old one out.',
  'output-not-writable': 'Choose a file in a folder that exists and can be written.',
  'port-in-use':
    'Stop the other program, or choose another port: ECHOTUNE_PORT of the server, --port of `echotune dev fakes`.',
  'store-unreachable': 'Check that the database runs and DATABASE_URL is right.',
  'store-timeout':
    'Try again in a moment. Where it stays so, see what the database is busy with, or give statements more time: ECHOTUNE_DATABASE_STATEMENT_SECONDS.',
  'store-corrupt': 'Restore a backup; the message says what is damaged.',
  'store-newer': 'Use the EchoTune release that wrote this store, or a newer one.',
  'store-not-empty': 'Choose a folder or a database in which there is nothing yet.',
  'store-in-use':
    'Stop every EchoTune that uses this store, then do it again; ten seconds later where one was killed.',
  'backup-unknown': 'Give the folder that `echotune backup` made.',
  'backup-damaged':
    'Use another backup, or another copy of this one; the message says what is damaged.',
  'backup-exists': 'Choose a folder that is not there yet.',
  'listener-unknown':
    'Check the name; `echotune doctor` lists the listeners, `--new` makes one with `import` and `connect add`.',
  'listener-ambiguous':
    'Name one of them: --listener NAME on the command line, ?listener=ID in the API.',
  'listener-exists': 'Choose another name.',
  'time-zone-unknown': 'Use an IANA name such as Europe/Berlin.',
  'source-unknown': 'Use the name of a source; `echotune sources` lists them.',
  'play-unknown': 'Use a number from `echotune duplicates`.',
  'parting-unknown': 'Use a number from `echotune duplicates parted`.',
  'song-unknown': 'Use an id from `echotune identity review` or from statistics.',
  'artist-unknown': 'Use an id from `echotune identity review`.',
  'tag-unknown':
    'Ask for a tag that songs here have; `echotune features list` shows where tags came from.',
  'decision-unknown': 'Use a number from `echotune identity decisions --all`.',
  'identity-unchanged': 'Nothing to do: the message says what is so already.',
  'track-unknown': 'Use an id from a recommendation or from statistics.',
  'impression-unknown': 'Ask for recommendations again; explanations belong to one answer.',
  'history-changed': 'Ask for recommendations again; what this answer rested on has changed.',
  'cover-unknown':
    'Ask which pictures there are: `/api/v1/covers`; `echotune enrich allow coverart` allows them.',
  'corpus-unknown': 'Check the name; `echotune corpus list` shows them.',
  'corpus-exists': 'Choose another name, or remove that corpus first.',
  'features-unknown': 'Check the source; `echotune features list` shows them.',
  'import-unknown': 'Check the id of the import.',
  'import-nothing-found':
    'Give the export of a music service as downloaded, its folder, or its files; the README lists them.',
  'import-unrecognised':
    'Give one of the supported formats. Of a table `echotune import --preview` shows the columns, and --columns says which is which.',
  'corpus-unrecognised':
    'Give CSV logs whose header names listener, track and timestamp, or a ListenBrainz dump; `echotune corpus add --help` lists the columns.',
  'features-unrecognised':
    'Give a CSV table whose header names artist or track; `echotune features import --help` lists the columns.',
  'import-unreadable':
    'Check the path, or download the export again; the message names file and place.',
  'import-too-large': 'Import the folder or the files one by one on the command line.',
  'import-running':
    'Wait until the other import of these files has ended, then import again: nothing is stored twice.',
  'upload-incomplete': 'Send the file again.',
  'disk-full':
    'Free space on the disk that the message names, or else on that of the home folder; then do it again.',
  'playlist-unknown': 'Use a number or a name from `echotune playlist list`.',
  'playlist-entry-unknown': 'Use a number from `echotune playlist show`.',
  'playlist-changed': 'Look at it again, then make your change to what it is now.',
  'playlist-full': 'Take tracks out first, or make another playlist.',
  'playlist-unrecognised':
    'Give a playlist as JSPF, XSPF, M3U or CSV; a CSV table names its columns for artist and track.',
  'playlist-unreadable':
    'Save or export the playlist again; the message says what is wrong with it.',
  'conversation-unknown':
    'Use a number from `echotune chats list`, or begin a new one with `echotune chat`.',
  'proposal-unknown':
    'Use a number that an answer of the assistant named; ask again for the change.',
  'proposal-decided': 'Nothing to do: ask the assistant again where you want it otherwise now.',
  'confirmation-unknown':
    'Propose the change again: a confirmation holds for ten minutes, once, and for the key that it was given to.',
  'job-unknown': 'Check the id of the job.',
  'job-cancelled': 'Start it again when you want to go on.',
  'job-not-retryable':
    'The message says why. `echotune jobs list` shows what failed, waits and runs; what cannot be tried again can be started anew.',
  'schedule-invalid':
    'Give five fields: minute, hour, day, month and day of the week, such as `0 4 * * *`.',
  'model-corrupt':
    'Train again with `echotune doctor --repair`; until then a simpler model answers.',
  'history-too-short': 'Look further back with --weeks, or import an older history.',
  'model-unknown': 'Use one of the names that the message lists.',
  'version-unknown':
    'Check the number; `echotune models` shows which there are and which are kept.',
  'report-unknown': '`echotune report --list` shows which reports are kept.',
  'model-discarded': 'Choose one that is kept, as `echotune models` lists them, or train again.',
  'canary-impossible':
    'Choose a training that does not answer yet; `echotune models` shows which those are.',
  'snapshot-unrecognised':
    'Give --trained-on the file that `echotune interactions export` wrote for this training.',
  'snapshot-changed':
    'Export and train again: no model is made of what was forgotten, or of songs that are called otherwise now.',
  'factors-unreadable':
    'Write them again as Parquet (plain, snappy, gzip, zstd or brotli) or as safetensors; docs/trainers.md has an example.',
  'factors-invalid':
    'Correct what the message names, a file, a tensor or a row; docs/trainers.md says what is read.',
  'log-unreadable': 'Check the path; logs are CSV files in UTF-8, plain or compressed with gzip.',
  'log-columns-missing':
    'Name the columns in the first row: track, and listener or session; in cases case and track; beside them any of timestamp, order, count, ms_played, artist.',
  'log-row-invalid': 'Correct the row that the message names, or leave it out.',
  'log-unfit':
    'Measure on a log with timestamps over several weeks, or on a training and a test file.',
  'provider-unreachable':
    'Ask again later; what runs by itself does so. `echotune providers check` shows which providers answer.',
  'provider-paused': 'Ask again when the pause is over; what runs by itself does so.',
  'provider-busy': 'Try again in a minute.',
  'provider-misfit':
    'What the provider answers has changed: look for a newer release of EchoTune; `echotune doctor` shows what did not fit.',
  'provider-call-gone': 'Use what the message names instead; the provider has ended this call.',
  'provider-not-configured':
    'Set what the message names in config.toml or the environment, then start again.',
  'provider-not-connected':
    'Connect the account first: `echotune spotify connect`, or `echotune connect add`.',
  'provider-consent-needed':
    'Do what the message names, or connect the account again: `echotune spotify connect`, `echotune connect add` with a token that is valid.',
  'provider-account-taken':
    'Disconnect what is connected now: `echotune spotify disconnect`, `echotune connect remove` (its plays stay); then connect this one.',
  'provider-unknown-name': 'Check how the name is spelled there.',
  'provider-refused': 'The message says what the provider objects to; do that first.',
  'shared-files-unset':
    'Set ECHOTUNE_SHARED_FILES to that place, as for the others; or to `none`, where nobody is to share files any more.',
  'shared-files-away':
    'See whether what ECHOTUNE_SHARED_FILES names can be reached, then do it again; what runs by itself does so.',
  'shared-files-refused':
    'Check bucket, region and keys of ECHOTUNE_SHARED_FILES, and what they may do there; the message says what is objected to.',
  'shared-file-missing':
    'It went while it was wanted: do it again. Models are made anew with `echotune doctor --repair`.',
  'budget-unknown': 'Use a number from `echotune budget`.',
  'budget-uncovered':
    'Say how much may be spent: `echotune budget set 5 --per month` allows five dollars a month.',
  'budget-closed':
    'Look at the incident with `echotune budget ledger`, then `echotune budget reopen`.',
  'budget-exceeded':
    'Wait for the next period, or raise the limit with `echotune budget set`; all else goes on without the call.',
  'price-unknown':
    'Set the price where the message names the settings, or choose a model whose price is known (docs/budgets.md): what cannot be priced cannot be limited.',
  'model-retired': 'Choose a newer model; the message says since when this one is gone.',
  'call-unknown': 'Use a number from `echotune budget ledger`.',
  'agent-unknown': 'Use a name from `echotune agents list`.',
  'act-unknown': 'Use what `echotune agents show NAME` lists.',
  'entry-unknown': 'Use a number from `echotune agents log --kind decided`.',
  'act-ended': 'Nothing to do: `echotune agents show NAME` lists what is in force.',
  'input-invalid': 'Correct what the message names.',
  'option-needed': 'Add what is missing; --help says what each option does.',
  'not-confirmed': 'Add --yes to do it.',
  'body-too-large': 'Send less at once.',
  'host-not-allowed': 'Open EchoTune under its own address.',
  'origin-not-allowed': "Call the API from EchoTune's own page or without an Origin header.",
  'too-many-requests': 'Send fewer, or raise requests_per_minute in config.toml.',
  overloaded: 'Try again after the seconds that Retry-After names.',
  'idempotency-key-reused':
    'Choose a new Idempotency-Key for a new request; send the same request with the same key.',
  'idempotency-running': 'Wait as long as Retry-After says, then ask again with the same key.',
  'idempotency-unknown':
    'Look whether it was done; if it was not, send it with a new Idempotency-Key.',
  'webhook-unknown': 'Use a number from `echotune webhooks list`.',
  'delivery-unknown': 'Use a number from `echotune webhooks deliveries`.',
  'webhook-address-refused': 'Use an address that the message allows.',
  'webhooks-full': 'Remove a webhook that is no longer needed first.',
  'not-found': 'Check the address.',
  internal: 'Look into the log; if it happens again, report it with the log lines.',
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** The one error type above `engine` and `formats`. The message is safe to show; the cause is kept. */
export class EchoError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EchoError';
    this.code = code;
  }

  /** What the reader can do about it. */
  get advice(): string {
    return errorCodes[this.code];
  }
}
