import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { ProblemText } from '../frame/problem-text.tsx';
import { WaitingRows } from '../parts/waiting.tsx';
import { problemOf } from '../problem.ts';

interface ShelfFrameProps {
  readonly title: string;
  /** What fills it: while it is on its way the shelf keeps its height, and says when it fails. */
  readonly query: Pick<UseQueryResult, 'error' | 'refetch' | 'isPending' | 'isFetching'>;
  readonly children: ReactNode;
}

/** A shelf: a hairline, its name, what stands on it. */
export function ShelfFrame({ title, query, children }: ShelfFrameProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} aria-busy={query.isFetching} className="pb-10">
      <h2 id={id} className="border-line border-t pt-5 pb-2 text-title">
        {title}
      </h2>
      {query.error && (
        <div className="py-3">
          <ProblemText problem={problemOf(query.error)} onRetry={() => query.refetch()} />
        </div>
      )}
      {children}
      {/* Last: what stands above it does not move when it goes. */}
      {query.isPending && <WaitingRows />}
    </section>
  );
}
