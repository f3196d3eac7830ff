import type { ReactNode } from 'react';
import { SilentPlate } from '../groove/silent-plate.tsx';

interface StageProps {
  /**
   * The page's one large drawing; first on a phone, at the right elsewhere. Without one a silent record,
   * which tells nothing and so comes last on a phone. Null is no drawing at all.
   */
  readonly drawing?: ReactNode;
  readonly children: ReactNode;
}

/** Every page: one large drawing, and quiet type beside it. */
export function Stage({ drawing, children }: StageProps) {
  return (
    <div className="mx-auto flex max-w-[100rem] flex-col pb-24 lg:grid lg:grid-cols-[minmax(0,1fr)_clamp(25rem,42vw,42rem)] lg:pb-0">
      {drawing !== null && (
        <div className={drawing === undefined ? 'order-2' : 'lg:order-2'}>
          <div className="lg:sticky lg:top-0 lg:h-dvh">{drawing ?? <SilentPlate />}</div>
        </div>
      )}
      <main id="content" tabIndex={-1} className="min-w-0 px-5 lg:order-1 lg:px-12">
        {children}
      </main>
    </div>
  );
}
