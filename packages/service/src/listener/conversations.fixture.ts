import type { NewProposal, Store } from '@echotune/data';

const said = { speaker: 'listener', content: {}, answeredBy: null, costNanoUsd: 0, proposals: [] };

/** Talks with the assistant: one in which a change was made, and one that is of nothing. */
export async function talk(
  { conversations }: Store,
  listenerId: number,
  at: number,
): Promise<void> {
  const { id } = await conversations.begin(listenerId, 'A lullaby for the harbour', at);
  const proposal: NewProposal = {
    sentence: 'Rename “Evenings” to “Lullabies”.',
    change: { kind: 'rename-playlist', playlist: 1, version: 1, name: 'Lullabies' },
  };
  const content = {
    cards: [{ kind: 'figure', label: 'Times played', value: '4' }],
    sources: [{ url: 'https://example.org/cradle-song', title: 'A cradle song' }],
    ...{ tools: ['change_playlist'], notUnderstood: ['of the tides'], fallback: null },
  };
  const [, answer] = await conversations.add(listenerId, id, [
    { ...said, speaker: 'listener', text: 'Call it Lullabies,\n\u{1f319} please', at },
    {
      ...{ speaker: 'assistant', text: 'Shall I call it Lullabies?', content, at: at + 1000 },
      ...{ answeredBy: 'google/gemini', costNanoUsd: 1_000_001, proposals: [proposal] },
    },
  ]);
  const decision = {
    state: 'done',
    outcome: 'It is called Lullabies now.',
    at: at + 2000,
  } as const;
  await conversations.decide(listenerId, answer?.proposals[0]?.id ?? 0, decision);
  await conversations.begin(listenerId, 'Not a word', at);
}
