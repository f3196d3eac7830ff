import type {
  EnrichmentAnswer,
  EnrichmentCount,
  EnrichmentService,
  EnrichmentSubject,
  Inquiry,
} from '../domain/enrichment.ts';

/** One song or artist that a service is to be asked about. */
export interface ToAsk {
  readonly id: number;
  /** Of a song's tracks, or the MBIDs of an artist (`artist-mbid`). */
  readonly identities: readonly { readonly kind: string; readonly value: string }[];
}

/** Something that is like something else, and who says so. */
export interface ToldSimilarity {
  readonly id: number;
  readonly otherId: number;
  readonly score: number;
  readonly source: string;
}

/** Whom listeners let be asked about what they play, what was asked, and what is like what. */
export interface EnrichmentStore {
  /** In the order of `enrichmentServices`. */
  allowed(listenerId: number): Promise<EnrichmentService[]>;
  /** These and no others. Goes with the listener. Throws listener-unknown. */
  allow(listenerId: number, services: readonly EnrichmentService[]): Promise<void>;
  /** Who lets a service be asked, by their ids. */
  allowing(service: EnrichmentService): Promise<number[]>;
  /** The services that anybody allows. */
  allowedByAnybody(): Promise<EnrichmentService[]>;
  /**
   * What a service was not asked since, of the songs or artists that those who allow it now have played, the
   * most played first. Nothing where nobody allows it.
   */
  toAsk(
    inquiry: Inquiry,
    options: { readonly since: number; readonly limit: number },
  ): Promise<ToAsk[]>;
  /**
   * Stores what a service says, and that it was asked; what it said is similar before is replaced. All or
   * nothing. What went meanwhile is left out. Songs that are similar to what somebody has played stay.
   */
  store(answer: EnrichmentAnswer): Promise<void>;
  /** All that is told to be similar, in pages. What was merged counts as what it was merged into. */
  similar(subject: EnrichmentSubject): AsyncIterable<readonly ToldSimilarity[]>;
  /** Who tells that the one song, or its artist, is like the other, in the order of their names. */
  tellersOf(id: number, otherId: number): Promise<string[]>;
  counts(): Promise<EnrichmentCount[]>;
}
