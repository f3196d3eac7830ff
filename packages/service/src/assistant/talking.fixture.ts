import { Questions, researchManner } from '../language/ask-question.ts';
import { fakeOffers } from '../language/fake-offers.fixture.ts';
import { Assistant } from './assistant.ts';
import type { ChatEvent } from './chat-event.ts';
import type { demoScene } from './demo-scene.fixture.ts';
import { Research } from './research.ts';

type Scene = Awaited<ReturnType<typeof demoScene>>;
type Provider = 'google' | 'perplexity' | 'compatible';

/** An assistant on a scene that asks fakes in an order, and what is heard of it. */
export async function talking(
  scene: Scene,
  { providers = ['compatible'], limitUsd = 5 }: { providers?: Provider[]; limitUsd?: number } = {},
) {
  const { fakes, offers, budget, ...parts } = await fakeOffers({ on: scene, limitUsd });
  const asking = { ...parts, budget, offers: [offers.perplexity] };
  const research = new Research(new Questions(asking, researchManner), ['perplexity']);
  const assistant = new Assistant({
    ...{ deps: { ...scene.deps, research }, budget },
    offers: providers.map((provider) => offers[provider]),
  });
  const { listenerId } = scene;
  /** Says something; all that was ever shown, even what was taken back, and what stays. */
  const say = async (text: string, more: Partial<Parameters<Assistant['say']>[0]> = {}) => {
    const events: ChatEvent[] = [];
    let shown = '';
    let stays = '';
    const { conversation, message } = await assistant.say({
      ...{ listenerId, conversationId: null, language: 'en', provider: null, text, ...more },
      onEvent: (event) => {
        events.push(event);
        if (event.kind === 'text') {
          shown += event.text;
          stays += event.text;
        }
        if (event.kind === 'retract') stays = stays.slice(0, stays.length - event.length);
        if (event.kind === 'restart') stays = '';
      },
    });
    return { conversation, message, events, shown, stays };
  };
  return { ...parts, fakes, offers, budget, assistant, say };
}
