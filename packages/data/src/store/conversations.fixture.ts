import type { NewMessage, NewProposal } from '../domain/conversation.ts';
import type { Store } from './store.ts';

export const start = Date.UTC(2026, 0, 1);

export const said = (text: string, more: Partial<NewMessage> = {}) => ({
  ...{ speaker: 'listener' as const, text, content: {}, answeredBy: null, costNanoUsd: 0 },
  ...{ at: start, proposals: [] as NewProposal[], ...more },
});

export const answered = (text: string, proposals: readonly NewProposal[], at = start) => ({
  ...said(text, { speaker: 'assistant', at }),
  ...{ content: { cards: [{ kind: 'figure', label: 'Plays', value: '14' }], fallback: null } },
  ...{ answeredBy: 'google/gemini-3.8-flash', costNanoUsd: 1_250_000, proposals },
});

export const rename: NewProposal = {
  sentence: 'Rename “Rain” to “Snow”.',
  change: { kind: 'rename-playlist', playlist: 7, version: 2, name: 'Snow' },
};

export async function listeners({ listeners: store }: Store) {
  const create = (name: string) => store.create({ name, timeZone: 'UTC', demo: false });
  return [(await create('Ada')).id, (await create('Bob')).id] as const;
}

export async function offered(store: Store, listenerId: number) {
  const { id } = await store.conversations.begin(listenerId, 'Rain', start);
  const [message] = await store.conversations.add(listenerId, id, [answered('Shall I?', [rename])]);
  const [proposal] = message?.proposals ?? [];
  if (proposal === undefined) throw new Error('none');
  return { conversationId: id, proposal };
}
