/** How to get one's history from a service: what one clicks there, in order. */
interface Guide {
  readonly name: string;
  /** When it is there, in a few words. */
  readonly wait: string;
  readonly steps: readonly string[];
}

const guides: Readonly<Record<string, Guide>> = {
  spotify: {
    name: 'Spotify',
    wait: 'up to 30 days',
    steps: [
      'Open spotify.com/account/privacy and sign in.',
      'Under “Download your data” tick “Extended streaming history” and untick the rest: the account data alone holds one year.',
      'Press “Request data”, then “Confirm” in the mail that comes.',
      'A second mail, days later, has the link. Download the zip within 14 days and drop it here unopened.',
    ],
  },
  lastfm: {
    name: 'Last.fm',
    wait: 'at once',
    steps: [
      'Last.fm has no export of its own. Connected under Connections, EchoTune fetches the whole history itself.',
      'Without connecting: open lastfm.ghan.nl/export, type your name there, choose CSV or JSON and press “Export”.',
      'Drop the file here.',
    ],
  },
  listenbrainz: {
    name: 'ListenBrainz',
    wait: 'minutes',
    steps: [
      'Open listenbrainz.org/settings/export and sign in.',
      'Press “Create export” and wait until it says that it is ready.',
      'Download the zip and drop it here unopened.',
    ],
  },
  maloja: {
    name: 'Maloja',
    wait: 'at once',
    steps: [
      'Open `/admin_overview` of your Maloja and sign in.',
      'Press “Export”; the browser saves a JSON file.',
      'Drop it here.',
    ],
  },
  koito: {
    name: 'Koito',
    wait: 'at once',
    steps: [
      'In your Koito open the settings, then “Export”.',
      'Press “Export”; the browser saves `koito_export.json`.',
      'Drop it here.',
    ],
  },
  librefm: {
    name: 'Libre.fm',
    wait: 'days',
    steps: [
      'Libre.fm exports by hand: sign in, open the help page and ask for your listens as CSV.',
      'They come as a link by mail. Save the CSV and drop it here as it is.',
    ],
  },
  pano: {
    name: 'Pano Scrobbler',
    wait: 'from now on',
    steps: [
      'In the app open Settings, Accounts, then “Scrobble to file”, and choose JSONL and a place.',
      'From then on every scrobble is written there. Send the file to this computer and drop it here; again later, it adds what is new.',
    ],
  },
  exportify: {
    name: 'Exportify',
    wait: 'at once; saved songs, no plays',
    steps: [
      'Open exportify.net and sign in with Spotify.',
      'Press “Export All”; the browser saves a zip of tables.',
      'Drop it here. It tells which songs you saved; for when you played them ask Spotify.',
    ],
  },
  csv: {
    name: 'Any table (CSV)',
    wait: 'at once',
    steps: [
      'One play a row, the names of columns in the first: `artist`, `title` and `date` are enough.',
      'Dates may be ISO (`2024-05-01 20:15`) or seconds since 1970. `album` and `ms_played` help.',
      'Columns with other names: `echotune import --preview FILE` shows what is understood, `--columns` says what is what.',
    ],
  },
};

export const exportGuides = {
  title: 'No export yet?',
  detail: 'How to get it, service by service. The zip is read as it comes.',
  open: (name: string) => `Open ${name}`,
  guides,
};
