import type { ImportTotals } from '../../api.generated.ts';
import type { Words } from '../../words/words.ts';

const be = (count: number) => (count === 1 ? 'is' : 'are');

export const imports = {
  title: 'Bring the listening history you own.',
  intro:
    'EchoTune reads the export of Spotify, Last.fm, ListenBrainz and many others here, learns from every play, and gives an exact reason for everything it suggests. What two exports tell of is one play. Nothing is sent anywhere else.',
  chooseFiles: 'Choose files',
  chooseFolder: 'Choose a folder',
  tryDemo: 'Try the demo',
  demoMeanwhile: 'The demo is a fictional listener’s life, and leaves without a trace.',
  drop: {
    here: 'Drop your export here',
    letGo: 'Let go',
    sending: 'Sending',
    label: 'Drop your export here, or choose its files',
  },
  opening: 'Opening the files.',
  sending: (sent: string, total: string) => `Sending ${sent} of ${total} MB.`,
  sent: 'Sent. Opening the files.',
  years: (first: number) => `Plays by month from ${first}, one turn a year`,
  yearsFound: 'Years found so far',
  mostPlayed: 'Most played so far',
  rowsRead: 'rows read',
  past: {
    title: 'Imported before',
    andMore: (count: number, words: Words) => `and ${words.counted(count, 'file', 'files')} more`,
    undone: 'Taken back.',
    undo: 'Take back',
    undoOf: (name: string) => `Take back: ${name}`,
    undoMeans: 'Plays that nothing else tells of are gone, from the models too.',
    gone: (count: number, words: Words) => `${words.counted(count, 'play is', 'plays are')} gone.`,
  },
  phases: {
    failed: 'The import stopped',
    cancelled: 'Import cancelled',
    waiting: 'Getting ready',
    reading: 'Reading your history',
    training: 'Learning from your plays',
    finished: 'Ready',
    fruitless: 'No plays in these files',
  },
  away: 'The server does not answer. This goes on by itself once it does.',
  cancel: 'Cancel',
  cancelling: 'Cancelling',
  chooseOthers: 'Choose other files',
  noRows: 'No rows yet.',
  /** "1,204 of 2,938 rows are new. 36 are not music, 2 you had already." */
  totals: (
    { read, added, duplicates, notMusic, rejected }: ImportTotals,
    ofArchive: number,
    words: Words,
  ) => {
    const all = read === 1 ? 'The only row is new.' : `All ${words.number(read)} rows are new.`;
    const some = `${added === 0 ? 'None' : words.number(added)} of ${words.counted(read, 'row', 'rows')} ${be(added)} new.`;
    const other = notMusic - ofArchive;
    const rest = [
      other > 0 && `${words.number(other)} ${be(other)} not music`,
      ofArchive > 0 && `${words.number(ofArchive)} ${be(ofArchive)} about the archive itself`,
      duplicates > 0 && `${words.number(duplicates)} you had already`,
      rejected > 0 && `${words.number(rejected)} could not be read`,
    ].filter((clause) => clause !== false);
    return `${added === read ? all : some}${rest.length === 0 ? '' : ` ${rest.join(', ')}.`}`;
  },
  /** What went again at once, because it is older than its listener keeps plays. */
  expired: (count: number, words: Words) =>
    `${words.counted(count, 'play is older', 'plays are older')} than you keep them, and gone again.`,
  filesOfPlays: (count: number, words: Words) =>
    `${words.counted(count, 'file', 'files')} of plays`,
  filesLeftAlone: (count: number, words: Words) =>
    `${words.counted(count, 'file', 'files')} left alone`,
  noKnownFormat: (name: string) => `${name}: in no known format`,
  unread: {
    whole: 'could not be read',
    toItsEnd: 'could not be read to its end',
    held: (rows: number, words: Words) =>
      `Up to there it held ${words.counted(rows, 'row', 'rows')}.`,
    getAnew: (files: number) =>
      `Get ${files === 1 ? 'the file' : 'the files'} anew and import again: what you have already is not counted twice.`,
  },
  rejected: (count: number, words: Words) =>
    `${words.counted(count, 'row', 'rows')} could not be read`,
  record: (record: number, words: Words) => `record ${words.number(record)}`,
  records: (first: number, last: number, words: Words) =>
    `records ${words.number(first)} to ${words.number(last)}`,
};
