import { startServer } from '@echotune/server';
import type { Session } from '../session.ts';
import { untilTold } from '../until-told.ts';

/** `echotune start`: the server until it is told to stop. */
export async function startCommand({ echotune, output }: Session): Promise<void> {
  const server = await startServer(echotune);
  output.say(`EchoTune is at ${server.address}`);
  if (server.claimLink !== null) {
    output.say('Nobody has claimed it yet. Open this link, once, to make it yours:');
    output.say(server.claimLink);
  }
  output.say('Everything stays on this machine. Ctrl-C stops it.');
  output.answer({ address: server.address, claimLink: server.claimLink });
  await untilTold();
  await server.stop();
}
