import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMessages } from '../messages/use-messages.ts';
import { TagList } from './tag-list.tsx';

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

const tagsShown = 6;

/** The strongest tags of a song or an artist. */
export function TagLinks({ tags }: { readonly tags: readonly string[] }) {
  const { explore } = useMessages();
  if (tags.length === 0) return null;
  return <TagList tags={tags.slice(0, tagsShown)} className="mt-3" label={explore.tagRadios} />;
}
