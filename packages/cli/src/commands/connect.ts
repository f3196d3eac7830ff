import { readFileSync } from 'node:fs';
import { type Connection, EchoError } from '@echotune/data';
import {
  connectAccount,
  disconnectAccount,
  forwardPlays,
  pullHistory,
  setForwarding,
} from '@echotune/service';
import { exitCodes } from '../exit-codes.ts';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';
import { count, counted } from '../terminal/words.ts';
import { learn } from './learn.ts';
import { dropExpired } from './retention.ts';

/** What `connect list` says of one connection. */
async function told({ echotune }: Session, connection: Connection) {
  const { listenerId, provider, user, forwards, problem, reading } = connection;
  const { connections } = echotune.store;
  const counts = await connections.counts(listenerId, provider);
  const givenUp = await connections.givenUp(listenerId, provider, 10);
  const knownTo = reading.knownTo === null ? null : reading.knownTo * 1000;
  const unfinished = reading.cursor !== null;
  return { provider, user, knownTo, unfinished, forwards, ...counts, problem, plays: givenUp };
}

const when = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

/** `echotune connect`: what is connected, and how it stands. */
export async function connectionsCommand(session: Session, options: CommonOptions): Promise<void> {
  const { echotune, output } = session;
  const listener = await listenerFor(session, options);
  const all = await echotune.store.connections.list(listener.id);
  const connections = [];
  for (const connection of all) connections.push(await told(session, connection));
  for (const one of connections) {
    const { provider, user, knownTo, unfinished, forwards, waiting, givenUp, problem } = one;
    const known = knownTo === null ? 'not read yet' : `read up to ${when(knownTo)} UTC`;
    output.say(`${provider}: ${user}, ${unfinished ? 'reading was interrupted' : known}.`);
    if (forwards) output.say(`  New plays are sent there; ${count(waiting)} wait.`);
    if (problem !== null) output.say(`  ${problem}`);
    if (givenUp > 0) output.say(`  ${counted(givenUp, 'play', 'plays')} will not be sent:`);
    for (const play of one.plays) {
      output.say(`    ${when(play.startedAt)} ${play.artist} – ${play.title}: ${play.reason}`);
    }
  }
  if (connections.length === 0) output.say('Nothing is connected (echotune connect add).');
  output.answer({ listener: listener.name, connections });
}

export interface AddOptions extends CommonOptions {
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

/** `echotune connect add`: a token is never an argument, where others on the machine could read it. */
export async function addConnectionCommand(
  session: Session,
  provider: string,
  user: string | null,
  options: AddOptions,
): Promise<void> {
  const { echotune, output } = session;
  const { tokenFile, approved = null } = options;
  const listener = await listenerFor(session, options);
  const token = tokenFile === undefined ? approved : tokenIn(tokenFile);
  const ref = { listenerId: listener.id, provider };
  const connection = await connectAccount(echotune, ref, { user, token });
  output.say(`Connected: ${provider}, ${connection.user}.`);
  output.say(`Its history: echotune connect pull ${provider}`);
  if (token !== null) output.say(`New plays to it: echotune connect forward ${provider}`);
  output.answer({ listener: listener.name, provider, user: connection.user });
}

/** `echotune connect approve`: a token of Last.fm, and where its owner allows it. */
export async function approveCommand({ echotune, output }: Session): Promise<void> {
  const { lastfm } = echotune.clients;
  if (lastfm === null) {
    throw new EchoError('provider-not-set-up', 'This EchoTune has no key for Last.fm.');
  }
  const approval = await lastfm.askApproval();
  output.say(`Allow it at ${approval.url}`);
  output.say(`Then: echotune connect add lastfm --approved ${approval.token}`);
  output.answer(approval);
}

/** `echotune connect remove`. */
export async function removeConnectionCommand(
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
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  try {
    const totals = await pullHistory(echotune, {
      ...{ listenerId: listener.id, provider, again: options.again === true },
      signal: stop.signal,
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
  } catch (cause) {
    if (!stop.signal.aborted) throw cause;
    output.progress.clear();
    output.say('Interrupted. What was stored stays; the same command goes on from there.');
    process.exitCode = exitCodes.interrupted;
  } finally {
    process.off('SIGINT', interrupt);
  }
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

/** `echotune connect send`: exit code 4 where a service could not be served. */
export async function sendCommand({ echotune, output }: Session): Promise<void> {
  const forwarded = await forwardPlays(echotune, new AbortController().signal);
  const { sent, givenUp, failed } = forwarded;
  output.say(`${counted(sent, 'play', 'plays')} sent.`);
  if (givenUp > 0) output.say(`${count(givenUp)} will not be sent: echotune connect list`);
  if (failed > 0) output.say(`${counted(failed, 'connection', 'connections')} must wait.`);
  if (failed > 0) process.exitCode = exitCodes.partial;
  output.answer(forwarded);
}
