import { once } from 'node:events';
import {
  fakeCompatibleModel,
  startFakeCompatible,
  startFakeGemini,
  startFakeMlflow,
  startFakeOsv,
  startFakePerplexity,
  startFakeSpotify,
} from '@echotune/connect';
import { openOutput } from '../terminal/output.ts';
import { filledServices, robin, type StartFake, token } from './filled-services.ts';

const minuteMs = 60_000;
const clock = () => Date.now();

/** A Spotify on which somebody has listened and has a library. */
async function filledSpotify(port: number) {
  const fake = await startFakeSpotify({ clock, port });
  const { world } = fake;
  const user = world.user();
  for (let nth = 0; nth < 20; nth++) world.play(world.song(nth), clock() - nth * 5 * minuteMs);
  user.saved = Array.from({ length: 120 }, (_, nth) => ({
    ...{ song: world.song(nth), addedAt: clock() - nth * 60 * minuteMs },
  }));
  user.playing = { song: world.song(0), isPlaying: true, progressMs: 30_000 };
  return fake;
}

/**
 * `echotune dev fakes`: providers on loopback with something in them, until it is told to stop. Throws
 * port-in-use.
 */
export async function fakesCommand(options: {
  readonly port: number;
  readonly json?: boolean;
}): Promise<void> {
  const output = openOutput(options.json === true);
  await using running = new AsyncDisposableStack();
  let next = options.port;
  const start: StartFake = async (open, close) => {
    const fake = await open(next);
    running.defer(() => close(fake));
    // Of 0 each gets any that is free.
    if (next !== 0) next += 1;
    return fake;
  };
  const close = (fake: { close(): Promise<void> }) => fake.close();
  const spotify = await start(filledSpotify, close);
  const { listenbrainz, lastfm, musicbrainz, coverart } = await filledServices(clock, start);
  const gemini = await start((port) => startFakeGemini({ port }), close);
  const perplexity = await start((port) => startFakePerplexity({ port }), close);
  const compatible = await start((port) => startFakeCompatible({ port }), close);
  const mlflow = await start(
    (port) => startFakeMlflow({ port }),
    ({ server }) => server.close(),
  );
  const osv = await start(
    (port) => startFakeOsv({ port }),
    ({ server }) => server.close(),
  );
  const settings = {
    ECHOTUNE_SPOTIFY_CLIENT_ID: spotify.world.clientId,
    ECHOTUNE_SPOTIFY_ACCOUNTS_URL: spotify.accountsUrl,
    ECHOTUNE_SPOTIFY_API_URL: spotify.apiUrl,
    ECHOTUNE_LISTENBRAINZ_URL: listenbrainz.server.address,
    ECHOTUNE_LASTFM_URL: lastfm.server.address,
    ECHOTUNE_LASTFM_API_KEY: lastfm.apiKey,
    ECHOTUNE_LASTFM_SECRET: lastfm.secret,
    ECHOTUNE_MUSICBRAINZ_URL: musicbrainz.server.address,
    ECHOTUNE_COVERART_URL: coverart.server.address,
    ECHOTUNE_CONTACT: 'https://music.example',
    ECHOTUNE_GEMINI_API_KEY: gemini.apiKey,
    ECHOTUNE_GEMINI_URL: `${gemini.address}/v1beta`,
    ECHOTUNE_PERPLEXITY_API_KEY: perplexity.apiKey,
    ECHOTUNE_PERPLEXITY_URL: perplexity.address,
    ECHOTUNE_COMPATIBLE_URL: `${compatible.address}/v1`,
    ECHOTUNE_COMPATIBLE_API_KEY: compatible.apiKey,
    ECHOTUNE_COMPATIBLE_MODEL: fakeCompatibleModel,
    ECHOTUNE_COMPATIBLE_INPUT_USD: '0',
    ECHOTUNE_COMPATIBLE_OUTPUT_USD: '0',
    MLFLOW_TRACKING_URI: mlflow.server.address,
    ECHOTUNE_OSV_URL: osv.server.address,
  };
  const { name } = spotify.world.user();
  output.say(`A Spotify of its own is at ${spotify.accountsUrl}; ${name} agrees to everything.`);
  output.say(
    `ListenBrainz and Last.fm know what ${robin} plays; ${token} is the token of the first,`,
  );
  output.say(
    'and whoever opens the page of the second approves. The first knows what is like what,',
  );
  output.say(
    'MusicBrainz knows nothing, and the Cover Art Archive has a colour for most releases.',
  );
  output.say('Gemini, Perplexity and an OpenAI-compatible server say again what they are asked.');
  output.say(
    'MLflow keeps what it is sent until this ends. OSV knows nothing against any package.',
  );
  output.say('Set these where EchoTune is started:');
  for (const [name, value] of Object.entries(settings)) output.say(`export ${name}=${value}`);
  output.say('Ctrl-C stops it.');
  output.answer(settings);
  await Promise.race((['SIGINT', 'SIGTERM'] as const).map((signal) => once(process, signal)));
}
