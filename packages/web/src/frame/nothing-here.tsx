import { Link } from '@tanstack/react-router';
import { useMessages } from '../messages/use-messages.ts';
import { usePageName } from './page-title.ts';
import { Stage } from './stage.tsx';

interface NothingHereProps {
  /** The place that the address lies in, if that is known. */
  readonly within?: 'explore';
}

/** For an address that leads nowhere, or to what is not there. */
export function NothingHere({ within }: NothingHereProps) {
  const { frame } = useMessages();
  usePageName(frame.nothingHereTitle);
  return (
    <Stage>
      <div className="flex min-h-[50dvh] flex-col justify-center lg:min-h-[80dvh]">
        <h1 className="text-story">{frame.nothingHere}</h1>
        <p className="mt-5 text-body text-soft">{frame.nothingHereDetail}</p>
        <p className="mt-8">
          <Link
            to={within === 'explore' ? '/explore' : '/'}
            className="button inline-flex items-center"
          >
            {within === 'explore' ? frame.toExplore : frame.toHome}
          </Link>
        </p>
      </div>
    </Stage>
  );
}
