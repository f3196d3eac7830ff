import type { Source } from '../api.generated.ts';
import { pageMessages } from '../messages/page-messages.ts';

/** Whom a page is of; null for what is no page of the web. */
function hostOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? host.replace(/^www\./, '') : null;
}

/** Pages that an answer rests on, as numbers say them in its text; nothing of them is loaded. */
export function SourceList({ sources }: { readonly sources: readonly Source[] }) {
  const { chat } = pageMessages;
  if (sources.length === 0) return null;
  return (
    <section aria-label={chat.sources} className="mt-4">
      <ol className="chat-sources">
        {sources.map(({ url, title }) => {
          const host = hostOf(url);
          return (
            <li key={url}>
              {host === null ? (
                (title ?? url)
              ) : (
                <a href={url} target="_blank" rel="noopener noreferrer" className="link">
                  {title ?? host}
                </a>
              )}
              {host !== null && title !== null && <span className="text-faint"> {host}</span>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
