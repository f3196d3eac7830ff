import { type ReactNode, useId } from 'react';
import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';
import { tagsIn } from './rules.ts';

interface RangeRuleProps {
  readonly label: string;
  /** What the two ends are called. */
  readonly ends: { readonly low: string; readonly high: string };
  /** What it is called to leave it open. */
  readonly none: string;
  /** 0–1; null leaves it open. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

/** A share between two ends, or neither. */
export function RangeRule({ label, ends, none, value, onChange }: RangeRuleProps) {
  const words = useWords();
  const { playlists } = useMessages();
  const id = useId();
  const said = value === null ? none : words.percent(value);
  return (
    <div className="rule">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id}>{label}</label>
        <span>
          <output htmlFor={id} className="text-ink tabular-nums">
            {said}
          </output>
          {value !== null && (
            <button type="button" className="word" onClick={() => onChange(null)}>
              {playlists.rules.leaveOpen}
            </button>
          )}
        </span>
      </div>
      <input
        id={id}
        type="range"
        min={0}
        max={1}
        step={0.05}
        value={value ?? 0.5}
        data-open={value === null || undefined}
        aria-valuetext={said}
        onChange={({ target }) => onChange(target.valueAsNumber)}
      />
      <div className="flex justify-between text-faint" aria-hidden="true">
        <span>{ends.low}</span>
        <span>{ends.high}</span>
      </div>
    </div>
  );
}

interface Bounds {
  readonly least: number;
  readonly most: number;
}

interface NumberRuleProps extends Bounds {
  readonly label: string;
  readonly value: number | undefined;
  /** Undefined for what is empty or out of bounds. */
  readonly onChange: (value: number | undefined) => void;
  readonly step?: number;
}

/** A number to be typed, or left empty. */
export function NumberRule(props: NumberRuleProps) {
  const { label, value, least, most, step = 1, onChange } = props;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        className="w-28"
        min={least}
        max={most}
        step={step}
        defaultValue={value}
        onChange={({ target }) => {
          const typed = target.valueAsNumber;
          onChange(typed >= least && typed <= most ? typed : undefined);
        }}
      />
    </div>
  );
}

interface SpanRuleProps extends Bounds {
  readonly label: string;
  readonly span: { readonly least?: number; readonly most?: number } | undefined;
  /** How many of the rule's own units one of the typed is. */
  readonly unit?: number;
  readonly onChange: (span: { least?: number; most?: number } | undefined) => void;
}

/** A least and a most, each of which may be left empty. */
export function SpanRule({ label, span = {}, least, most, unit = 1, onChange }: SpanRuleProps) {
  const { playlists } = useMessages();
  const ends = [
    ['least', playlists.rules.atLeast],
    ['most', playlists.rules.atMost],
  ] as const;
  return (
    <RuleGroup label={label}>
      {ends.map(([end, name]) => (
        <NumberRule
          key={end}
          label={name}
          value={span[end] === undefined ? undefined : span[end] / unit}
          step={unit === 1 ? 1 : 0.5}
          {...{ least, most }}
          onChange={(typed) => {
            const { [end]: _, ...others } = span;
            onChange(typed === undefined ? others : { ...others, [end]: typed * unit });
          }}
        />
      ))}
    </RuleGroup>
  );
}

interface TagsRuleProps {
  readonly label: string;
  readonly tags: readonly string[] | undefined;
  readonly onChange: (tags: string[]) => void;
}

/** Tags, parted by commas. */
export function TagsRule({ label, tags = [], onChange }: TagsRuleProps) {
  const { playlists } = useMessages();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        placeholder={playlists.rules.tagsHint}
        defaultValue={tags.join(', ')}
        onChange={({ target }) => onChange(tagsIn(target.value))}
      />
    </div>
  );
}

/** Fields that belong together. */
function RuleGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="text-small text-soft">{label}</legend>
      <div className="flex flex-wrap gap-x-6">{children}</div>
    </fieldset>
  );
}
