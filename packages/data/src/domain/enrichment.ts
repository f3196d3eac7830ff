import type { ArtistTag, SongFeature, SongTag } from './features.ts';

/**
 * Services that can be asked about songs and artists, in the order in which they are; the Cover Art Archive only
 * for pictures of releases, when they are to be shown.
 */
export const enrichmentServices = ['listenbrainz', 'musicbrainz', 'lastfm', 'coverart'] as const;
export type EnrichmentService = (typeof enrichmentServices)[number];

/** What a service is asked: under which id it is known, what is known of it, or what is like it. */
export type EnrichmentQuestion = 'identity' | 'facts' | 'similar';
export type EnrichmentSubject = 'song' | 'artist';

/** A question that songs or artists are still to be asked with. */
export interface Inquiry {
  readonly service: EnrichmentService;
  readonly question: EnrichmentQuestion;
  readonly subject: EnrichmentSubject;
  /** Kinds of identities of which the subject must have one; empty where its names will do. */
  readonly knownBy: readonly string[];
  /** Kinds of identities of which it must have none. */
  readonly unknownBy?: readonly string[];
  /** Of each listener's songs or artists, the most played. */
  readonly perListener: number;
}

/** That a song or an artist is like another one, as a source tells it. */
export interface Similar {
  readonly id: number;
  readonly otherId: number;
  /** Above 0; comparable for one id of a source. */
  readonly score: number;
}

/** What a service answers about songs and artists; what it says of songs that are here is by their ids. */
export interface EnrichmentAnswer {
  readonly service: EnrichmentService;
  readonly question: EnrichmentQuestion;
  readonly subject: EnrichmentSubject;
  /** Who was asked about, and whether the service knew them. */
  readonly asked: readonly { readonly id: number; readonly found: boolean }[];
  /** False where the service's terms forbid that models learn from it: then it is only shown. */
  readonly trainable: boolean;
  readonly songFeatures: readonly SongFeature[];
  readonly songTags: readonly SongTag[];
  readonly artistTags: readonly ArtistTag[];
  /** Of the subject's kind; only what models may learn from. */
  readonly similar: readonly Similar[];
  readonly artistMbids: readonly { readonly artistId: number; readonly mbid: string }[];
  /** MusicBrainz' ids of the releases that songs are on. */
  readonly releases: readonly { readonly songId: number; readonly mbid: string }[];
}

/** How much a service was asked, and how much of that it knew. */
export interface EnrichmentCount {
  readonly service: EnrichmentService;
  readonly question: EnrichmentQuestion;
  readonly subject: EnrichmentSubject;
  readonly asked: number;
  readonly found: number;
  /** UTC epoch milliseconds. */
  readonly lastAskedAt: number;
}
