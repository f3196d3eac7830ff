import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useMessages } from '../messages/use-messages.ts';
import type { Entry } from './entries.ts';
import './palette.css';
import { useEntries } from './use-entries.ts';

interface PaletteProps {
  readonly onClose: () => void;
  readonly onKeys: () => void;
}

/** One line to type into: pages, songs, artists and what can be done, by arrows and Enter. */
export function Palette({ onClose, onKeys }: PaletteProps) {
  const { palette } = useMessages();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const entries = useEntries(typed, onKeys);
  const near = entries[Math.min(at, entries.length - 1)];
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    if (near !== undefined) {
      document.getElementById(`${id} ${near.key}`)?.scrollIntoView({ block: 'nearest' });
    }
  }, [near, id]);
  const choose = (entry: Entry) => {
    // First: what opens next takes the focus from here.
    onClose();
    entry.act();
  };
  const press = (event: KeyboardEvent) => {
    const last = entries.length - 1;
    if (event.key === 'ArrowDown') setAt(at >= last ? 0 : at + 1);
    else if (event.key === 'ArrowUp') setAt(at <= 0 ? last : at - 1);
    else if (event.key === 'Enter' && near !== undefined && !event.nativeEvent.isComposing) {
      choose(near);
    } else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      aria-label={palette.label}
      className="palette"
      onClose={onClose}
      onClick={({ target, currentTarget }) => target === currentTarget && currentTarget.close()}
    >
      <div className="palette-inside">
        <input
          type="text"
          role="combobox"
          aria-label={palette.ask}
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={near && `${id} ${near.key}`}
          placeholder={palette.ask}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setAt(0);
          }}
          onKeyDown={press}
        />
        <div role="listbox" id={id} aria-label={palette.label} className="palette-list">
          {entries.map((entry, nth) => (
            <Line
              key={entry.key}
              entry={entry}
              id={`${id} ${entry.key}`}
              isNear={entry === near}
              opensGroup={entries[nth - 1]?.group !== entry.group}
              onNear={() => setAt(nth)}
              onChoose={() => choose(entry)}
            />
          ))}
        </div>
        <p role="status" className="palette-nothing">
          {entries.length === 0 && palette.nothing(typed.trim())}
        </p>
      </div>
    </dialog>
  );
}

interface LineProps {
  readonly entry: Entry;
  readonly id: string;
  readonly isNear: boolean;
  readonly opensGroup: boolean;
  readonly onNear: () => void;
  readonly onChoose: () => void;
}

function Line({ entry, id, isNear, opensGroup, onNear, onChoose }: LineProps) {
  const { palette } = useMessages();
  return (
    // biome-ignore lint/a11y: the line that is typed into keeps the focus and is listened to for keys
    <div
      role="option"
      id={id}
      aria-selected={isNear}
      className="palette-line"
      onPointerMove={onNear}
      onClick={onChoose}
    >
      <span className="palette-group" aria-hidden={!opensGroup}>
        {opensGroup && palette.groups[entry.group]}
      </span>
      <span className="palette-title">
        {entry.title} {entry.detail && <span className="text-soft">{entry.detail}</span>}
      </span>
    </div>
  );
}
