import type { ReactNode } from 'react';
import { useDocumentTitle } from '../frame/page-title.ts';
import { Stage } from '../frame/stage.tsx';

interface DoorwayProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A page before one is in: a silent record, and what is to be filled in. */
export function Doorway({ title, children }: DoorwayProps) {
  useDocumentTitle(title);
  return (
    <Stage>
      <div className="flex flex-col justify-center py-6 lg:min-h-dvh lg:max-w-[38rem] lg:py-16">
        <h1 className="text-story">{title}</h1>
        {children}
      </div>
    </Stage>
  );
}
