import { useState } from 'react';
import { pageMessages } from '../messages/page-messages.ts';
import { usePages } from '../operations/use-operations.ts';
import { ActItem } from './act-item.tsx';
import { agentsApi } from './agents-api.ts';

/** Everything that an agent did and would have done, asked for when it is looked at. */
export function PastActs({ agent }: { readonly agent: string }) {
  const { agents: words } = pageMessages;
  const [looks, setLooks] = useState(false);
  const past = usePages(['agents', 'acts', agent], (at) => agentsApi.acts(agent, at), looks);
  const all = past.data?.pages.flatMap(({ acts }) => acts) ?? [];
  return (
    <details className="fold" onToggle={({ currentTarget }) => setLooks(currentTarget.open)}>
      <summary>{words.past}</summary>
      {past.data && all.length === 0 && <p className="text-soft">{words.nothingPast}</p>}
      <ul>
        {all.map((act) => (
          <ActItem key={act.id} act={act} />
        ))}
      </ul>
      {past.hasNextPage && (
        <button type="button" className="button my-4" onClick={() => past.fetchNextPage()}>
          {words.more}
        </button>
      )}
    </details>
  );
}
