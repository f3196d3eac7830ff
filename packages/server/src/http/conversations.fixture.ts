import type { Store } from '@echotune/data';
import { cursorOf } from '../schema/page.ts';
import type { Preparations } from './call.fixture.ts';
import { type TestApp, testNow } from './open-app.fixture.ts';

/** A conversation of a listener in which a change waits: their ids. */
export async function waitingChange(
  { conversations, playlists }: Store,
  listenerId: number,
  name: string,
) {
  const empty = { description: '', rules: null, seedSongs: [], refresh: null };
  const { id: playlist, version } = await playlists.create(listenerId, { name, ...empty });
  const { id: conversation } = await conversations.begin(listenerId, name, testNow);
  const change = { kind: 'rename-playlist', playlist, version, name: `${name} again` };
  const said = { content: {}, answeredBy: null, costNanoUsd: 0, at: testNow };
  const [, answer] = await conversations.add(listenerId, conversation, [
    { ...said, speaker: 'listener', text: `Rename ${name}`, proposals: [] },
    {
      ...{ ...said, speaker: 'assistant', text: 'Shall I?', answeredBy: 'interpreter' },
      ...{ costNanoUsd: 1_500_000, proposals: [{ sentence: `Rename ${name}.`, change }] },
    },
  ]);
  return { playlist, conversation, proposal: answer?.proposals[0]?.id ?? 0 };
}

/** What calls about conversations need to be there. */
export function conversationPreparations(
  { echotune: { store } }: TestApp,
  listener: number,
): Preparations {
  const body = { text: 'What did I play most in May?', provider: 'interpreter' };
  let count = 0;
  const make = () => {
    count += 1;
    return waitingChange(store, listener, `Talk ${count}`);
  };
  const one = async () => ({ path: { id: (await make()).conversation } });
  const proposal = async () => ({ path: { id: (await make()).proposal } });
  return {
    listConversations: async () => ({ query: { cursor: cursorOf(testNow, 1000) } }),
    getConversation: async () => ({ ...(await one()), query: { cursor: cursorOf(1_000_000) } }),
    deleteConversation: one,
    beginConversation: async () => ({ body }),
    sayInConversation: async () => ({ ...(await one()), body }),
    ...{ acceptProposal: proposal, declineProposal: proposal },
  };
}
