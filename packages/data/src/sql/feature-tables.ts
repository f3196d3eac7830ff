/** The tables of what sources tell of songs and artists, as Kysely sees them: part of `Schema`. */
export interface FeatureTables {
  song_feature: {
    song_id: number;
    name: string;
    source: string;
    value: number;
    trainable: number;
  };
  song_tag: { song_id: number; tag: string; source: string; weight: number; trainable: number };
  artist_tag: { artist_id: number; tag: string; source: string; weight: number; trainable: number };
}
