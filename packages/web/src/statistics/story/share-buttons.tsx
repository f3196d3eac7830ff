import { useState } from 'react';
import type { Statistics } from '../../api.generated.ts';
import { useMessages } from '../../messages/use-messages.ts';
import { useWords } from '../../words/use-words.ts';
import { drawPicture, type PictureFacts } from './picture.ts';
import { storyGroove } from './story-groove.ts';

interface ShareButtonsProps {
  readonly statistics: Statistics;
  readonly span: string;
}

const fileName = 'echotune.png';

/** The range as a picture that is drawn here and leaves the browser only by the reader's own hand. */
export function ShareButtons({ statistics, span }: ShareButtonsProps) {
  const { statistics: said } = useMessages();
  const words = useWords();
  const [failed, setFailed] = useState(false);
  const { plays, ms, untimed, artists, topArtists } = statistics;
  const played = said.plays(plays, words.number(plays));
  const facts: PictureFacts = {
    span,
    large: untimed < plays ? words.duration(ms) : played,
    small: said.playsBy(played, said.byArtists(artists, words.number(artists))),
    artists: topArtists.slice(0, 5).map(({ name }) => name),
    made: said.story.made,
    groove: storyGroove(statistics, words.firstDay),
  };
  const make = async (use: (file: File) => Promise<void> | void) => {
    setFailed(false);
    try {
      await use(new File([await drawPicture(facts)], fileName, { type: 'image/png' }));
    } catch (cause) {
      // Who closes the browser's own sheet has changed their mind: that is no failure.
      if (!(cause instanceof DOMException && cause.name === 'AbortError')) setFailed(true);
    }
  };
  const probe = new File([], fileName, { type: 'image/png' });
  const canShare = 'canShare' in navigator && navigator.canShare({ files: [probe] });
  return (
    <div className="mt-8 flex flex-wrap items-center justify-center gap-3">
      <button type="button" className="button button-strong" onClick={() => make(save)}>
        {said.story.save}
      </button>
      {canShare && (
        <button
          type="button"
          className="button"
          onClick={() => make((file) => navigator.share({ files: [file] }))}
        >
          {said.story.share}
        </button>
      )}
      {failed && (
        <p role="alert" className="w-full text-small text-warn">
          {said.story.failed}
        </p>
      )}
    </div>
  );
}

function save(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The download has begun with the click; the address is needed no more after it.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
