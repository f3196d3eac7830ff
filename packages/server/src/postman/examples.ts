/**
 * What a Postman request of an operation holds: what its description cannot tell, as it depends on what is
 * there. `{{name}}` is what an earlier answer of the collection told (see remember.ts).
 */
export interface Example {
  /** JSON, but for the variables. */
  readonly body?: string;
  readonly query?: Readonly<Record<string, string>>;
  /** The name and the content of an uploaded file. */
  readonly file?: { readonly name: string; readonly content: string };
  /** What no request can make, for it takes its time: the answer may be that it is not there. */
  readonly mayBeMissing?: true;
  /** What is there may be nothing that it can be done with. */
  readonly mayBeRefused?: true;
}

const history = {
  ts: '2025-03-01T20:00:00Z',
  ms_played: 210_000,
  master_metadata_track_name: 'Sixty Summers',
  master_metadata_album_artist_name: 'The Examples',
};
const played = (title: string, startedAt: number) => ({
  ...{ title, artist: 'The Examples', startedAt, msPlayed: 200_000 },
});

/** By operation; one that takes a body, or cannot do without a parameter, has its line here. */
export const examples: Readonly<Record<string, Example>> = {
  addPlays: {
    body: JSON.stringify({
      plays: [
        ...[played('First Example', 1_740_000_000_000), played('Second', 1_740_000_300_000)],
        played('Third', 1_740_000_600_000),
      ],
    }),
  },
  reportVitals: { body: '{"page": "home", "metrics": [{"name": "LCP", "value": 812}]}' },
  setEnrichment: { body: '{"allowed": []}' },
  changeListener: { body: '{"timeZone": "Europe/Berlin"}' },
  changeRetention: { body: '{"shownDays": 180}' },
  setNowPlaying: { body: '{"title": "Third", "artist": "The Examples"}' },
  importFiles: {
    file: { name: 'Streaming_History_Audio_2025_0.json', content: JSON.stringify([history]) },
  },
  searchCatalogue: { query: { q: 'example' } },
  findBridge: { query: { from: '{{songs}}', to: '{{songs}}' } },
  addDecision: { body: '{"kind": "rename-song", "songId": {{songs}}, "title": "An Example"}' },
  getRadio: { query: { song: '{{songs}}' } },
  recommendSeveral: {
    body: '{"requests": [{"shelf": "on-repeat"}, {"shelf": "radio", "song": {{songs}}}]}',
  },
  giveVerdict: { body: '{"song": {{songs}}, "kind": "like"}' },
  clearVerdict: { query: { song: '{{songs}}' } },
  addExclusion: { body: '{"to": 1000000000000}' },
  getModel: { mayBeMissing: true },
  startCanary: { mayBeMissing: true, mayBeRefused: true },
  retryJob: { mayBeRefused: true },
  writeReport: { body: '{"isOffline": true}' },
  getReport: { mayBeMissing: true },
  changeAgent: { body: '{"mode": "dry-run"}' },
  setKillSwitch: { body: '{"isThrown": false}' },
  undoAgentAct: { mayBeMissing: true, mayBeRefused: true },
  replayAgentLook: { mayBeMissing: true },
  promoteModel: { mayBeMissing: true },
  rollBackModel: { mayBeMissing: true },
  startBacktest: { body: '{"weeks": 4}' },
  addPlaylist: { body: '{"name": "Once more", "rules": {"shelf": "on-repeat"}}' },
  previewPlaylist: { body: '{"shelf": "on-repeat"}' },
  understandPlaylist: { body: '{"sentence": "20 calm songs that I know, new every week"}' },
  importPlaylist: { file: { name: 'example.csv', content: 'artist,title\nThe Examples,Third\n' } },
  changePlaylist: { body: '{"name": "Twice", "refresh": "weekly"}' },
  addEntries: { body: '{"entries": [{"song": {{songs}}}]}' },
  moveEntries: { body: '{"entries": [{{entries}}], "position": 0}' },
  removeEntries: { query: { entry: '{{entries}}' } },
  beginConversation: {
    body: '{"text": "Make me a playlist called Five with 5 songs", "provider": "interpreter"}',
  },
  sayInConversation: { body: '{"text": "What did I play most?", "provider": "interpreter"}' },
  acceptProposal: { mayBeRefused: true },
  declineProposal: { mayBeRefused: true },
  askQuestion: { body: '{"question": "Who sang Sinnerman?"}' },
  dropCache: { body: '{"namespace": "statistics"}' },
  setSpendingLimit: { body: '{"provider": "google", "period": "month", "limitUsd": "5"}' },
  getSpotifyRecommendations: { query: { seed_tracks: 'Third' } },
  getSpotifySeveralAudioFeatures: { query: { ids: '{{tracks}}' } },
};
