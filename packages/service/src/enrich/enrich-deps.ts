import type { CoverArt, MusicBrainz } from '@echotune/connect';
import type { EnrichmentAnswer, Inquiry, Store, Telemetry } from '@echotune/data';
import type { SourceIdentity } from '@echotune/formats';
import type { ScrobbleClients } from '../scrobble/scrobble-deps.ts';

/** The services that know what is played. */
export interface EnrichClients extends ScrobbleClients {
  readonly musicbrainz: MusicBrainz;
  readonly coverart: CoverArt;
}

export interface EnrichDeps {
  readonly store: Store;
  readonly scrobbling: EnrichClients;
  readonly clock: () => number;
  readonly telemetry: Telemetry;
}

/** Who a service is asked about, with the names that sources spell. */
export interface Subject {
  readonly id: number;
  readonly title: string;
  /** Of the song as its source spells them; of an artist the name. */
  readonly artist: string;
  /** The main artist. */
  readonly artistId: number;
  readonly artistName: string;
  readonly identities: readonly { readonly kind: string; readonly value: string }[];
}

/** A weight is above 0, and comparable within the service. */
export interface SaidTag {
  readonly tag: string;
  readonly weight: number;
}

/** What a service says of one subject: what it does not say is absent. */
export interface Said {
  /** Of the song, or of the artist where one was asked about. */
  readonly tags?: readonly SaidTag[];
  readonly year?: number | null;
  /** MusicBrainz' id of a release that the song is on, best one with a picture. */
  readonly releaseMbid?: string | null;
  /** By which else the song is known, strongest first. */
  readonly identities?: readonly SourceIdentity[];
  /** Artists by whom the song is, as the service knows them, with their own tags. */
  readonly artists?: readonly {
    readonly name: string;
    readonly mbid: string;
    readonly tags: readonly SaidTag[];
  }[];
  readonly similarSongs?: readonly {
    readonly mbid: string;
    readonly title: string;
    readonly artist: string;
    readonly score: number;
  }[];
  readonly similarArtists?: readonly { readonly name: string; readonly score: number }[];
}

/** A question that a service can be asked, and how. */
export interface AskedInquiry extends Inquiry, Pick<EnrichmentAnswer, 'trainable'> {
  /** Subjects of one request. */
  readonly atOnce: number;
  /** By the subject's id; whom the service does not know is left out. Throws provider-*. */
  ask(subjects: readonly Subject[], signal?: AbortSignal): Promise<ReadonlyMap<number, Said>>;
}
