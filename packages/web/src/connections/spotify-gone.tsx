import type { SpotifyStatus } from '../api.generated.ts';
import { CodedText } from '../frame/coded-text.tsx';
import { pageMessages } from '../messages/page-messages.ts';
import { useWords } from '../words/use-words.ts';

/** What the Web API no longer permits: in short, and each call with what there is instead. */
export function SpotifyGone({ removed }: Pick<SpotifyStatus, 'removed'>) {
  const {
    connections: { spotify: words },
  } = pageMessages;
  const { number } = useWords();
  const byInstead = Map.groupBy(removed, ({ instead }) => instead);
  return (
    <details className="fold mt-6">
      <summary>{words.gone(number(removed.length))}</summary>
      <p className="text-small text-soft">{words.goneShort}</p>
      <ul className="py-3 text-small">
        {[...byInstead].map(([instead, calls]) => (
          <li key={instead} className="py-1">
            {calls.map(({ path }) => (
              <code key={path} className="mr-2 break-all text-soft">
                {path}
              </code>
            ))}
            <span className="text-faint">
              <CodedText text={words.instead(instead)} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
