import { once } from 'node:events';
import { startFakeSpotify } from '@echotune/connect';
import { openOutput } from '../terminal/output.ts';

const minuteMs = 60_000;

/** `echotune dev fakes`: providers on loopback with something in them, until it is told to stop. */
export async function fakesCommand(options: {
  readonly port: number;
  readonly json?: boolean;
}): Promise<void> {
  const output = openOutput(options.json === true);
  const clock = () => Date.now();
  const fake = await startFakeSpotify({ clock, port: options.port });
  const { world } = fake;
  const user = world.user();
  for (let nth = 0; nth < 20; nth++) world.play(world.song(nth), clock() - nth * 5 * minuteMs);
  user.saved = Array.from({ length: 120 }, (_, nth) => ({
    ...{ song: world.song(nth), addedAt: clock() - nth * 60 * minuteMs },
  }));
  user.playing = { song: world.song(0), isPlaying: true, progressMs: 30_000 };
  const settings = {
    ECHOTUNE_SPOTIFY_CLIENT_ID: world.clientId,
    ECHOTUNE_SPOTIFY_ACCOUNTS_URL: fake.accountsUrl,
    ECHOTUNE_SPOTIFY_API_URL: fake.apiUrl,
  };
  output.say(`A Spotify of its own is at ${fake.accountsUrl}; ${user.name} agrees to everything.`);
  output.say('Set these where EchoTune is started:');
  for (const [name, value] of Object.entries(settings)) output.say(`export ${name}=${value}`);
  output.say('Ctrl-C stops it.');
  output.answer(settings);
  await Promise.race((['SIGINT', 'SIGTERM'] as const).map((signal) => once(process, signal)));
  await fake.close();
}
