import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMessages } from '../messages/use-messages.ts';

interface PageHeadProps {
  /** What kind of thing the page is about. */
  readonly kind: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** The top of a page that Explore leads to, with the way back. */
export function PageHead({ kind, title, children }: PageHeadProps) {
  const { explore } = useMessages();
  return (
    <header className="pt-4 pb-8 lg:pt-16">
      <p className="text-small text-soft">
        <Link to="/explore" search={{}} className="underline-offset-4 hover:underline">
          {explore.back}
        </Link>
        <span aria-hidden="true"> / </span>
        {kind}
      </p>
      <h1 className="mt-3 text-story [overflow-wrap:anywhere]">{title}</h1>
      {children}
    </header>
  );
}

/** Tags, each a radio. */
export function TagLinks({ tags }: { readonly tags: readonly string[] }) {
  const { explore } = useMessages();
  if (tags.length === 0) return null;
  return (
    <ul aria-label={explore.tagRadios} className="-mx-2 mt-3 flex flex-wrap">
      {tags.slice(0, 6).map((tag) => (
        <li key={tag}>
          <Link to="/explore/radio" search={{ tag }} className="word inline-block">
            {tag}
          </Link>
        </li>
      ))}
    </ul>
  );
}
