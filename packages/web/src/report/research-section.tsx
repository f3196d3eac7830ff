import type { Report } from '../api.generated.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { Section } from '../parts/section.tsx';

/** What a provider found on the web, with where. */
export function ResearchSection({ report: { research } }: { readonly report: Report }) {
  const { report: words } = pageMessages;
  if (research.length === 0) return null;
  return (
    <Section title={words.research} errors={[]}>
      <p className="mt-3 text-soft">{words.notMeasured}</p>
      {research.map(({ key, question, text, sources, model }) => (
        <blockquote key={key} className="mt-4 border-line border-l pl-4">
          <p className="text-faint text-small">{question}</p>
          <p className="mt-1 whitespace-pre-line">{text}</p>
          <ul className="mt-1 text-small">
            {sources.map(({ url, title }) => (
              <li key={url}>
                <a className="word word-sentence" href={url} rel="noreferrer" target="_blank">
                  {title ?? url}
                </a>
              </li>
            ))}
          </ul>
          <p className="text-faint text-small">{model}</p>
        </blockquote>
      ))}
    </Section>
  );
}
