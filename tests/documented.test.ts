/** The commands of the documents, given as they stand there, one after the other. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type FakeModelServer, fakeCompatibleModel, startFakeCompatible } from '@echotune/connect';
import { extendedHistoryChunks } from '@echotune/formats';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CommandRun, likeCheckout, runInOrder } from './kit/documented-run.ts';
import { commandsOf, documents } from './kit/documents.ts';
import { runEchotune, temporaryHome } from './kit/echotune.ts';
import { type Fakes, startFakes } from './kit/fakes.ts';
import { type OwnedServer, startOwned } from './kit/signed-in.ts';
import { zipOf } from './kit/zip.ts';

/** What cannot be given here, and the test of the same, or why there is none. */
const elsewhere: readonly (readonly [command: RegExp, where: string])[] = [
  [/^npm start$/, 'tests/launcher'],
  [/^npm (test|run check|run format)\b/, 'this is it, or would change the tree'],
  [/^npm run bench /, 'measures; tests/delivery/regression.test.ts'],
  [/ops\/demo-server$/, 'tests/demo-server.test.ts'],
  [/^npx newman /, 'tests/postman.test.ts'],
  [/^echotune ask --provider perplexity/, 'tests/ask.test.ts'],
  [
    /^echotune connect add lastfm --approved/,
    'tests/connect.test.ts: somebody has to allow it first',
  ],
  [/^echotune connect forward lastfm/, 'tests/connect.test.ts'],
  [/^echotune connect add listenbrainz --token-file -/, 'tests/connect.test.ts: it is typed'],
  [/^echotune connect forward listenbrainz/, 'tests/connect.test.ts'],
  [
    /^echotune enrich run/,
    'tests/enrich.test.ts: as fast as the services allow, which takes its time',
  ],
  [/^echotune spotify (connect|read)/, 'tests/spotify.test.ts'],
  [/^echotune work$/, 'tests/machines.test.ts: until it is told to stop'],
  [/^echotune dev fakes/, 'tests/kit/fakes.ts starts it for every test that needs it'],
  [
    /echotune(\.js)? (restore|migrate) /,
    'tests/backup.test.ts: it is for a store that nobody uses',
  ],
  [/^echotune models import /, 'tests/trainers.test.ts'],
  [
    /^(npm run echotune --|echotune) report$/,
    'asks the registry of packages; with --offline it is given',
  ],
  [/^echotune features remove/, 'tests/enrich.test.ts: there are some once a service was asked'],
  [/node bin\/echotune\.js start$/, 'goes on; tests/container.test.ts'],
  [/^cd ops\/compose/, 'makes passwords in the tree, for Docker'],
  // Nothing here touches the machine that the tests run on.
  [/^(sudo|systemctl|useradd|runuser|apt-get|docker|kubectl)\b/, 'needs what is not here'],
  [/(^|[\s>"'])\/(etc|opt|usr|var)\b/, 'changes the machine'],
];

/** Of `doctor`: something is not well, as where tests run as root. */
const notWell = 4;

/** What stands for something of the reader's, by document; and what it is here. */
function filledIn(command: string, server: OwnedServer, key: string, fakes: Fakes): string {
  const fillings: readonly (readonly [string | RegExp, string])[] = [
    [/http:\/\/127\.0\.0\.1:4545|\bADDRESS\b/g, server.address],
    ['http://127.0.0.1:5000', fakes.settings.MLFLOW_TRACKING_URI ?? ''],
    [/\bet_…|\bTOKEN\b/g, key],
    ['listenbrainz NAME', 'listenbrainz robin'],
    [/chats (show|delete) 3/g, 'chats $1 1'],
    [/(explain|--like) 12/g, '$1 1'],
    [/models (show|promote) 4/g, 'models $1 2'],
  ];
  return fillings.reduce((text, [from, to]) => text.replaceAll(from, to), plain(command));
}

/** Without what the document says of it beside it. */
const plain = (command: string) => command.replace(/\s{2,}#.*$|(?<!^)\s{4,}\S.*$/, '');

let folder: string;
let remove: () => Promise<void>;
let fakes: Fakes;
let model: FakeModelServer;
let server: OwnedServer;
let key: string;
let environment: Record<string, string>;

beforeAll(async () => {
  const temporary = await temporaryHome();
  remove = temporary.remove;
  folder = await likeCheckout(join(temporary.home, 'checkout'));
  const home = join(temporary.home, 'home');
  const downloads = join(temporary.home, 'Downloads');
  await mkdir(downloads);
  const chunks = extendedHistoryChunks({ plays: 3000, tracks: 150, endsAt: Date.now() });
  const history = { 'Streaming_History_Audio_2024_0.json': [...chunks].join('') };
  await writeFile(join(downloads, 'my_spotify_data.zip'), await zipOf(history));
  fakes = await startFakes();
  model = await startFakeCompatible();
  environment = {
    ...fakes.settings,
    ...{ HOME: temporary.home, ECHOTUNE_HOME: home, ECHOTUNE_LOG_LEVEL: 'error' },
    ...{
      ECHOTUNE_COMPATIBLE_URL: `${model.address}/v1`,
      ECHOTUNE_COMPATIBLE_API_KEY: model.apiKey,
    },
    ECHOTUNE_COMPATIBLE_MODEL: fakeCompatibleModel,
    ...{ ECHOTUNE_COMPATIBLE_INPUT_USD: '0', ECHOTUNE_COMPATIBLE_OUTPUT_USD: '0' },
  };
  await runEchotune(home, ['import', downloads], environment);
  await runEchotune(home, ['models', 'train'], environment);
  await runEchotune(home, ['recommend'], environment);
  server = await startOwned(home, environment);
  const scopes = ['--scopes', 'read', 'scrobble', 'recommend', 'operate', '--json'];
  const made = await runEchotune(home, ['keys', 'add', 'documents', ...scopes], environment);
  key = JSON.parse(made.stdout).secret;
  environment.KEY = key;
});
afterAll(async () => {
  await server.stop();
  await model.close();
  await fakes.stop();
  await remove();
});

it.each(documents.filter((name) => commandsOf(name).length > 0))(
  '%s',
  async (name) => {
    const commands = commandsOf(name)
      .filter((command) => !elsewhere.some(([known]) => known.test(plain(command))))
      .map((command) => filledIn(command, server, key, fakes));
    const runs = await runInOrder(commands, folder, environment);
    const isWell = ({ command, code }: CommandRun) =>
      code === 0 || (code === notWell && /\bdoctor\b/.test(command));
    expect(runs.filter((run) => !isWell(run))).toEqual([]);
  },
  300_000,
);

it('what is left out is still in a document', () => {
  const all = documents.flatMap(commandsOf).map(plain);
  expect(elsewhere.filter(([known]) => !all.some((command) => known.test(command)))).toEqual([]);
});
