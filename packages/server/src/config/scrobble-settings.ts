import {
  coverArtAddress,
  type LastfmKey,
  lastfmAddress,
  lastfmApprovalUrl,
  listenBrainzAddress,
  listenBrainzLabsAddress,
  musicBrainzAddress,
} from '@echotune/connect';
import { z } from 'zod';
import { providerUrl } from './provider-url.ts';

const words = z.string().min(1).max(200);

/** Services that keep plays, and what is known of them, by their keys in config.toml. */
export const scrobbleSettings = {
  listenbrainz_url: providerUrl.optional(),
  lastfm_api_key: words.optional(),
  lastfm_secret: words.optional(),
  lastfm_url: providerUrl.optional(),
  musicbrainz_url: providerUrl.default(musicBrainzAddress),
  coverart_url: providerUrl.default(coverArtAddress),
  contact: words.optional(),
};

export const scrobbleVariables = {
  listenbrainz_url: 'ECHOTUNE_LISTENBRAINZ_URL',
  lastfm_api_key: 'ECHOTUNE_LASTFM_API_KEY',
  lastfm_secret: 'ECHOTUNE_LASTFM_SECRET',
  lastfm_url: 'ECHOTUNE_LASTFM_URL',
  musicbrainz_url: 'ECHOTUNE_MUSICBRAINZ_URL',
  coverart_url: 'ECHOTUNE_COVERART_URL',
  contact: 'ECHOTUNE_CONTACT',
} as const satisfies Record<keyof typeof scrobbleSettings, string>;

/** Where the services are, and what the operator has for them. */
export interface ScrobbleConfig {
  readonly listenbrainz: { readonly api: string; readonly labs: string };
  readonly lastfm: {
    readonly address: string;
    readonly approvalUrl: string;
    /** Null where the operator has none: then Last.fm is not asked. */
    readonly key: LastfmKey | null;
  };
  readonly musicbrainz: string;
  readonly coverart: string;
  /** An address or a page by which services reach the operator. */
  readonly contact: string | null;
}

type Given = z.output<z.ZodObject<typeof scrobbleSettings>>;

export function scrobbleConfig(given: Given): ScrobbleConfig {
  const { listenbrainz_url: listenbrainz, lastfm_url: lastfm } = given;
  const { lastfm_api_key: apiKey, lastfm_secret: secret = null } = given;
  return {
    listenbrainz: {
      api: listenbrainz ?? listenBrainzAddress,
      labs: listenbrainz ?? listenBrainzLabsAddress,
    },
    lastfm: {
      address: lastfm ?? lastfmAddress,
      approvalUrl: lastfm === undefined ? lastfmApprovalUrl : `${lastfm}/api/auth/`,
      key: apiKey === undefined ? null : { apiKey, secret },
    },
    musicbrainz: given.musicbrainz_url,
    coverart: given.coverart_url,
    contact: given.contact ?? null,
  };
}
