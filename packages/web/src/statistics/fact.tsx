import type { ReactNode } from 'react';

interface FactProps {
  readonly number: string;
  readonly children: ReactNode;
  /** The same of the time compared with. */
  readonly before?: string | null;
}

/** A number that is worth its size, what it is of, and what it was. */
export function Fact({ number, children, before = null }: FactProps) {
  return (
    <div className="fact">
      <dt className="font-story text-title tabular-nums">{number}</dt>
      <dd className="text-small text-soft">
        {children}
        {before !== null && <span className="block text-faint tabular-nums">{before}</span>}
      </dd>
    </div>
  );
}
