import type { ReactNode } from 'react';
import { ProblemText } from '../frame/problem-text.tsx';
import { problemOf } from '../problem.ts';

interface SectionProps {
  readonly title: string;
  /** Of the section's queries and changes; the first one is shown. */
  readonly errors: readonly (Error | null)[];
  readonly children: ReactNode;
}

/** A part of the account's page, with what went wrong in it. */
export function Section({ title, errors, children }: SectionProps) {
  const error = errors.find((each) => each !== null);
  return (
    <section className="mt-10 border-line border-t pt-6">
      <h2 className="text-title">{title}</h2>
      {children}
      {error && (
        <div className="mt-4">
          <ProblemText problem={problemOf(error)} />
        </div>
      )}
    </section>
  );
}

interface RowProps {
  readonly title: string;
  readonly detail: string;
  readonly children?: ReactNode;
}

/** A line of a list, its actions at the end. */
export function Row({ title, detail, children }: RowProps) {
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 border-line border-b py-2">
      <span className="min-w-0">
        {title} <span className="text-faint text-small">{detail}</span>
      </span>
      <span>{children}</span>
    </li>
  );
}

/** Something that is shown once, to be copied. */
export function ShownOnce({ what, value }: { readonly what: string; readonly value: string }) {
  return (
    <p role="status" className="mt-4 text-body text-soft">
      {what}
      <code className="mt-1 block break-all text-ink">{value}</code>
    </p>
  );
}
