import type { Listener } from '../api.generated.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { useWords } from '../words/use-words.ts';
import { useConnected } from './use-connected.ts';

/** Where the data is, and who was asked. */
export function WhoIsAsked({ listener }: { readonly listener: Listener }) {
  const { connections } = pageMessages;
  const { list } = useWords();
  // Players tell, and are asked nothing.
  const asked = [...useConnected(listener.id)].filter((name) => name !== 'players');
  return (
    <>
      <p className="mt-5 text-soft">{connections.where(location.host)}</p>
      <p className="mt-3">
        {asked.length === 0
          ? connections.nobodyAsked
          : connections.asked(list(asked.map((name) => connections.services[name])))}
      </p>
    </>
  );
}
