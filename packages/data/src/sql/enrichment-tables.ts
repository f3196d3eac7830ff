/** The tables of enrichment as Kysely sees them. */
interface Asked {
  service: string;
  question: string;
  asked_at: number;
  found: number;
}
interface Alike {
  other_id: number;
  source: string;
  score: number;
}

export interface EnrichmentTables {
  enrichment_consent: { listener_id: number; service: string; allowed_at: number };
  song_asked: Asked & { song_id: number };
  artist_asked: Asked & { artist_id: number };
  similar_song: Alike & { song_id: number };
  similar_artist: Alike & { artist_id: number };
  artist_mbid: { artist_id: number; mbid: string };
  song_release: { song_id: number; source: string; release_mbid: string };
  cover: {
    release_mbid: string;
    /** With the type null where there is no picture. */
    digest: string | null;
    type: string | null;
    bytes: number;
    asked_at: number;
    used_at: number;
  };
}
