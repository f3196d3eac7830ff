import { setTimeout as wait } from 'node:timers/promises';
import {
  type Clients,
  fleetingPauses,
  lastfmAddresses,
  listenBrainzAddresses,
  musicbrainzAddress,
  openClients as openAll,
} from '@echotune/connect';
import type { Telemetry } from '@echotune/data';
import type { Config } from './config/config.ts';
import { version } from './version.ts';

/** The clients of the services outside, as configured. Nothing is asked before somebody wants it. */
export function openClients(
  { outside }: Config,
  { telemetry, clock }: { readonly telemetry: Telemetry; readonly clock: () => number },
): Clients {
  const { listenbrainzUrl, lastfmUrl, musicbrainzUrl, lastfmKey, contact } = outside;
  const listenbrainz =
    listenbrainzUrl === null
      ? listenBrainzAddresses
      : { api: listenbrainzUrl, labs: listenbrainzUrl };
  const lastfm =
    lastfmUrl === null
      ? lastfmAddresses
      : { api: `${lastfmUrl}/2.0/`, approve: `${lastfmUrl}/api/auth/` };
  return openAll(
    { listenbrainz, lastfm, lastfmKey, musicbrainz: musicbrainzUrl ?? musicbrainzAddress },
    {
      ...{ telemetry, clock, fetch, pauses: fleetingPauses(clock) },
      random: () => Math.random(),
      sleep: async (ms, signal) => wait(ms, undefined, { signal }),
      quarantine: {
        keep: async (misfit) => telemetry.log('error', 'provider-misfit', { ...misfit }),
      },
      userAgent: `EchoTune/${version}${contact === null ? '' : ` (${contact})`}`,
    },
  );
}
