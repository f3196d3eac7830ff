import { readFileSync } from 'node:fs';
import { EchoError } from '@echotune/data';
import { scrobbleAccountStatus } from '@echotune/server';
import {
  askApproval,
  connectAccount,
  disconnectAccount,
  forwardPlays,
  pullHistory,
  retryGivenUp,
  setForwarding,
} from '@echotune/service';
import { exitCodes } from '../exit-codes.ts';
import { interruptible } from '../interruptible.ts';
import {
  type CommonOptions,
  listenerFor,
  listenerOrNew,
  type NewListenerOptions,
  type Session,
} from '../session.ts';
import { utcStamp } from '../terminal/moments.ts';
import { count, counted } from '../terminal/words.ts';
import { learn } from './learn.ts';
import { dropExpired } from './retention.ts';

const when = (at: number) => utcStamp(at, 'minute');

/** `echotune connect`: what is connected, and how it stands. */
export async function listScrobbleAccountsCommand(
  session: Session,
  options: CommonOptions,
): Promise<void> {
  const { echotune, output } = session;
  const listener = await listenerFor(session, options);
  const accounts = [];
  for (const account of await echotune.store.scrobbleAccounts.list(listener.id)) {
    const status = await scrobbleAccountStatus(echotune, account);
    const unfinished = account.reading.cursor !== null;
    accounts.push({ ...status, unfinished });
    const { service, user, knownTo, forwards, waiting, givenUp, lastGivenUp, problem } = status;
    const known = knownTo === null ? 'not read yet' : `read up to ${when(knownTo)} UTC`;
    output.say(`${service}: ${user}, ${unfinished ? 'reading was interrupted' : known}.`);
    if (forwards) output.say(`  New plays are sent there; ${count(waiting)} wait.`);
    if (problem !== null) output.say(`  ${problem}`);
    if (givenUp > 0)
      output.say(
        `  ${counted(givenUp, 'play', 'plays')} will not be sent (again: echotune connect retry ${service}):`,
      );
    for (const { startedAt, artist, title, reason } of lastGivenUp) {
      output.say(`    ${when(startedAt)} ${artist} – ${title}: ${reason}`);
    }
  }
  if (accounts.length === 0) output.say('Nothing is connected (echotune connect add).');
  output.answer({ listener: listener.name, accounts });
}

export interface AddOptions extends NewListenerOptions {
  readonly tokenFile?: string;
  readonly approved?: string;
}

function tokenIn(file: string): string {
  try {
    const text = readFileSync(file === '-' ? 0 : file, 'utf8').trim();
    if (text !== '') return text;
  } catch (cause) {
    throw new EchoError('input-invalid', `${file} cannot be read.`, { cause });
  }
  throw new EchoError('input-invalid', `${file} holds no token.`);
}

/** `echotune connect add`: no token that lasts is an argument, where others on the machine could read it. */
export async function addScrobbleAccountCommand(
  session: Session,
  provider: string,
  user: string | null,
  options: AddOptions,
): Promise<void> {
  const { echotune, output } = session;
  const { tokenFile, approved = null } = options;
  const listener = await listenerOrNew(session, options);
  const token = tokenFile === undefined ? approved : tokenIn(tokenFile);
  const place = { listenerId: listener.id, provider };
  const account = await connectAccount(echotune, place, { user, token });
  output.say(`Connected: ${provider}, ${account.user}.`);
  output.say(`Its history: echotune connect pull ${provider}`);
  if (token !== null) output.say(`New plays to it: echotune connect forward ${provider}`);
  output.answer({ listener: listener.name, provider, user: account.user });
}

/** `echotune connect approve`: a token of Last.fm, and where its owner allows it. */
export async function approveCommand({ echotune, output }: Session): Promise<void> {
  const approval = await askApproval(echotune, 'lastfm');
  output.say(`Allow it at ${approval.url}`);
  output.say(`Then: echotune connect add lastfm --approved ${approval.token}`);
  output.answer(approval);
}

/** `echotune connect remove`. */
export async function removeScrobbleAccountCommand(
  session: Session,
  provider: string,
  options: CommonOptions,
): Promise<void> {
  const { id, name } = await listenerFor(session, options);
  await disconnectAccount(session.echotune, { listenerId: id, provider });
  session.output.say(`${provider} is no longer connected; its plays stay.`);
  session.output.answer({ listener: name, provider });
}

export interface PullOptions extends CommonOptions {
  readonly again?: boolean;
  readonly train: boolean;
}

/** `echotune connect pull`: Ctrl-C loses nothing, the same command goes on. */
export async function pullCommand(
  session: Session,
  provider: string,
  options: PullOptions,
): Promise<void> {
  const { echotune, output } = session;
  const listener = await listenerFor(session, options);
  const pull = async (signal: AbortSignal) => {
    const totals = await pullHistory(echotune, {
      ...{ listenerId: listener.id, provider, again: options.again === true, signal },
      onProgress: ({ read, added, reached }) => {
        const where = reached === null ? '' : `, down to ${when(reached)}`;
        output.progress.show(`${count(read)} read, ${count(added)} plays added${where}`);
      },
    });
    output.progress.clear();
    const { read, added, duplicates, rejected } = totals;
    output.say(`${count(added)} of ${counted(read, 'play is new', 'plays are new')}.`);
    if (duplicates > 0) output.say(`${count(duplicates)} you had already.`);
    if (rejected > 0) output.say(`${count(rejected)} could not be used.`);
    output.answer({ listener: listener.name, provider, ...totals });
    if (added === 0) return;
    await dropExpired(session, listener.id);
    if (options.train) await learn(session);
  };
  await interruptible(pull, () => {
    output.progress.clear();
    output.say('Interrupted. What was stored stays; the same command goes on from there.');
  });
}

/** `echotune connect forward`. */
export async function forwardCommand(
  session: Session,
  provider: string,
  options: CommonOptions & { readonly off?: boolean },
): Promise<void> {
  const { id, name } = await listenerFor(session, options);
  const forwards = options.off !== true;
  await setForwarding(session.echotune, { listenerId: id, provider }, forwards);
  const said = forwards
    ? `What scrobblers and the API tell from now on is sent to ${provider}.`
    : `No more plays are sent to ${provider}; what waits stays till they are again.`;
  session.output.say(said);
  session.output.answer({ listener: name, provider, forwards });
}

/** `echotune connect retry`. */
export async function retryCommand(
  session: Session,
  provider: string,
  options: CommonOptions,
): Promise<void> {
  const { id, name } = await listenerFor(session, options);
  const waiting = await retryGivenUp(session.echotune, { listenerId: id, provider });
  session.output.say(
    waiting === 0
      ? `No play was given up at ${provider}.`
      : `${counted(waiting, 'play waits', 'plays wait')} again; at once: echotune connect send`,
  );
  session.output.answer({ listener: name, provider, waiting });
}

/** `echotune connect send`: exit code 4 where a service could not be served. */
export async function sendCommand({ echotune, output }: Session): Promise<void> {
  const { signal } = new AbortController();
  const forwarded = await forwardPlays(echotune, { signal, tryWaiting: true });
  const { sent, givenUp, failed } = forwarded;
  output.say(`${counted(sent, 'play', 'plays')} sent.`);
  if (givenUp > 0) output.say(`${count(givenUp)} will not be sent: echotune connect`);
  if (failed > 0) output.say(`${counted(failed, 'account', 'accounts')} must wait.`);
  if (failed > 0) process.exitCode = exitCodes.partial;
  output.answer(forwarded);
}
