import { removedCalls } from '@echotune/connect';
import { configuredSpotify, spotifyStatus } from '@echotune/server';
import {
  beginSpotify,
  connectionOf,
  finishSpotify,
  pollListener,
  readLibrary,
  spotify,
} from '@echotune/service';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';
import { awaitReturn } from '../spotify-return.ts';
import { bar } from '../terminal/output.ts';
import { counted } from '../terminal/words.ts';

const day = (at: number) => new Date(at).toISOString().slice(0, 10);

/** `echotune spotify connect`: waits on a port of its own for the browser to come back. */
export async function connectSpotifyCommand(
  session: Session,
  options: CommonOptions & { readonly wait: number },
): Promise<void> {
  const { echotune, output } = session;
  const { id: listenerId } = await listenerFor(session, options);
  const deps = configuredSpotify(echotune);
  const { redirectUri, returned, close } = await awaitReturn(options.wait * 60_000);
  try {
    const { url } = await beginSpotify(deps, { listenerId, redirectUri });
    process.stderr.write(`Open this in a browser on this machine, and agree:\n${url}\n`);
    const connection = await finishSpotify(deps, { listenerId, ...(await returned) });
    output.say(`Connected with Spotify as ${connection.accountName}.`);
    output.say('A running server reads the plays every ten minutes; `echotune spotify read`: now.');
    output.answer(await spotifyStatus(echotune, listenerId));
  } finally {
    await close();
  }
}

/** `echotune spotify status` */
export async function spotifyStatusCommand(
  session: Session,
  options: CommonOptions & { readonly verbose?: boolean },
): Promise<void> {
  const { echotune, output } = session;
  const { id } = await listenerFor(session, options);
  const status = await spotifyStatus(echotune, id);
  const { configured, connection, pausedUntil } = status;
  if (!configured) output.say('Not set up: spotify_client_id is missing; see docs/spotify.md.');
  if (connection === null) output.say('No account is connected: `echotune spotify connect`.');
  else {
    const { account, consent, consentEndsAt, playsReadAt } = connection;
    const until = consent === 'over' ? 'it ended' : 'it holds until';
    output.say(`Connected as ${account}; the consent: ${until} ${day(consentEndsAt)}.`);
    if (consent !== 'holds') output.say('Connect again: `echotune spotify connect`.');
    if (playsReadAt !== null) output.say(`Plays were last read on ${day(playsReadAt)}.`);
  }
  if (pausedUntil !== null) {
    output.say(`Spotify wants no requests until ${new Date(pausedUntil).toISOString()}.`);
  }
  if (options.verbose === true) {
    output.say('What Spotify no longer permits:');
    for (const { methods, path, reason, instead } of removedCalls) {
      output.say(`  ${methods.join(', ')} ${path}: ${reason}. Instead: ${instead}.`);
    }
  } else {
    const gone = counted(removedCalls.length, 'call', 'calls');
    output.say(`Spotify no longer permits ${gone}: --verbose lists them, and what to use instead.`);
  }
  output.answer({ ...status, removed: removedCalls });
}

/** `echotune spotify disconnect` */
export async function disconnectSpotifyCommand(
  session: Session,
  options: CommonOptions,
): Promise<void> {
  const { echotune, output } = session;
  const { id } = await listenerFor(session, options);
  const { accountName } = await connectionOf(echotune, id);
  await echotune.store.connections.disconnect(id, spotify);
  output.say(`${accountName} is disconnected and the tokens are forgotten; what was read stays.`);
  output.answer({ disconnected: accountName });
}

/** `echotune spotify read` */
export async function readSpotifyCommand(session: Session, options: CommonOptions): Promise<void> {
  const { echotune, output } = session;
  const { id } = await listenerFor(session, options);
  const deps = configuredSpotify(echotune);
  const plays = await pollListener(deps, await connectionOf(echotune, id));
  output.say(`${counted(plays, 'new play', 'new plays')}.`);
  const { read, added } = await readLibrary(deps, id, {
    onProgress: (sofar) => output.progress.show(bar(sofar.read / Math.max(1, sofar.total))),
  });
  output.progress.clear();
  output.say(`${counted(read, 'saved song', 'saved songs')}, ${added} of them new.`);
  output.say('They are for showing alone: Spotify permits no model to learn from them.');
  output.answer({ plays, saved: { read, added } });
}
