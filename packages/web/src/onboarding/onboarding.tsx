import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ImportStatus } from '../api.generated.ts';
import { api } from '../api.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { Stage } from '../frame/stage.tsx';
import { problemOf } from '../problem.ts';
import { type ChosenFile, filesOfInput, withoutLitter } from './chosen-files.ts';
import { DropZone } from './drop-zone.tsx';
import { SendingLine } from './sending-line.tsx';
import { type UploadProgress, upload } from './upload.ts';
import { useDrop } from './use-drop.ts';

interface OnboardingProps {
  /** Whose history it will be; null lets the server make a listener. */
  readonly listener: number | null;
  readonly demoIsHere: boolean;
  readonly onBegun: (status: ImportStatus) => void;
}

/** The way in: bring a history, or look round in the demo's. */
export function Onboarding({ listener, demoIsHere, onBegun }: OnboardingProps) {
  const input = useRef<HTMLInputElement>(null);
  const [progress, setProgress] = useState<UploadProgress | null>(null);
  const sending = useMutation({
    mutationFn: async (files: readonly ChosenFile[]) =>
      upload(withoutLitter(files), listener, setProgress),
    onSuccess: onBegun,
  });
  const demo = useMutation({ mutationFn: api.startDemo, onSuccess: onBegun });
  const trouble = sending.error ?? demo.error;
  const send = (files: ChosenFile[]) => {
    if (!sending.isPending) sending.mutate(files);
  };
  const over = useDrop(send);
  const choose = (what: 'files' | 'folder') => {
    if (input.current === null) return;
    input.current.webkitdirectory = what === 'folder';
    input.current.click();
  };

  return (
    <Stage
      drawing={<DropZone over={over} sending={sending.isPending} onPress={() => choose('files')} />}
    >
      <div className="flex flex-col justify-center py-6 lg:min-h-dvh lg:max-w-[38rem] lg:py-16">
        <h1 className="text-story">Bring the listening history you own.</h1>
        <p className="mt-5 text-body text-soft">
          EchoTune reads the export of Spotify, Last.fm, ListenBrainz and many others here, learns
          from every play, and gives an exact reason for everything it suggests. What two exports
          tell of is one play. Nothing is sent anywhere else.
        </p>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          onChange={({ target }) => {
            send(filesOfInput(target.files ?? []));
            target.value = '';
          }}
        />
        <div className="mt-8 flex flex-wrap items-center gap-3">
          <button type="button" onClick={() => choose('files')} className="button button-strong">
            Choose files
          </button>
          {!demoIsHere && (
            <button
              type="button"
              disabled={demo.isPending}
              onClick={() => demo.mutate()}
              className="button button-second"
            >
              Try the demo
            </button>
          )}
          <button type="button" onClick={() => choose('folder')} className="button">
            Choose a folder
          </button>
        </div>
        <div aria-live="polite" className="min-h-6">
          {sending.isPending && <SendingLine progress={progress} />}
        </div>
        {trouble && (
          <div className="mt-4">
            <ProblemText problem={problemOf(trouble)} />
          </div>
        )}
        <p className="mt-6 border-line border-t pt-5 text-small text-soft">
          No export yet? Open{' '}
          <a
            href="https://www.spotify.com/account/privacy/"
            rel="noreferrer"
            className="text-ink underline decoration-line underline-offset-4 hover:decoration-accent"
          >
            spotify.com/account/privacy
          </a>{' '}
          and request your extended streaming history; Spotify mails it within 30 days.
          ListenBrainz, Maloja, Koito and Pano Scrobbler export at once; of Last.fm any CSV or JSON
          copy will do. The zip is read as it comes.{' '}
          {!demoIsHere && 'Until then, the demo is a fictional listener’s life.'}
        </p>
      </div>
    </Stage>
  );
}
