import { type ReactNode, useState } from 'react';
import type { PlaylistDetail, PlaylistRules } from '../api.generated.ts';
import { useMessages } from '../messages/use-messages.ts';
import { Choice } from '../parts/choice.tsx';
import { NamedRule, type Names } from './named-rule.tsx';
import { NumberRule, RangeRule, SpanRule, TagsRule } from './rule-fields.tsx';
import {
  bounds,
  draftOf,
  heedsFamiliarity,
  isAskable,
  moodNames,
  needsSeeds,
  type RulesDraft,
  rulesOf,
  shelvesOfRules,
} from './rules.ts';
import { RulesPreview } from './rules-preview.tsx';

interface RulesEditorProps {
  readonly listener: number;
  readonly rules: PlaylistRules;
  readonly mentioned: PlaylistDetail['mentioned'];
  /** Whether what is there goes when the rules are saved. */
  readonly isFilled: boolean;
  readonly isSaving: boolean;
  /** What it is called where it is not of a playlist that is there. */
  readonly title?: string;
  /** What saving is called there. */
  readonly saves?: string;
  /** Stands before the rules. */
  readonly children?: ReactNode;
  readonly onSave: (rules: PlaylistRules) => void;
  readonly onClose: () => void;
}

function namesOf({ songs, artists }: PlaylistDetail['mentioned']): Names {
  return {
    songs: new Map(songs.map(({ id, title, artist }) => [id, `${title}, ${artist}`])),
    artists: new Map(artists.map(({ id, name }) => [id, name])),
  };
}

/** What fills a playlist, and beside it at once what it would be filled with. */
export function RulesEditor(props: RulesEditorProps) {
  const { listener, mentioned, isFilled, isSaving, onSave, onClose } = props;
  const { playlists } = useMessages();
  const { rules: words } = playlists;
  const { title = words.title, saves = words.save, children } = props;
  const [draft, setDraft] = useState(() => draftOf(props.rules));
  // As it was at first: later the reader opens and closes it.
  const [isOpen] = useState(() => Object.keys(props.rules.wishes ?? {}).length > 0);
  const [names, setNames] = useState(() => namesOf(mentioned));
  const set = (part: Partial<RulesDraft>) => setDraft((old) => ({ ...old, ...part }));
  const wish = (part: RulesDraft['wishes']) =>
    setDraft((old) => ({ ...old, wishes: { ...old.wishes, ...part } }));
  const seed = (part: RulesDraft['seeds']) =>
    setDraft((old) => ({ ...old, seeds: { ...old.seeds, ...part } }));
  const onName = (kind: keyof Names, id: number, name: string) =>
    setNames((old) => ({ ...old, [kind]: new Map(old[kind]).set(id, name) }));
  const { shelf, seeds, wishes } = draft;

  const foot = (
    <>
      <RulesPreview listener={listener} rules={isAskable(draft) ? rulesOf(draft) : null} />
      <div className="flex flex-wrap items-center gap-3">
        <button
          type="button"
          className="button button-strong"
          disabled={isSaving || !isAskable(draft)}
          onClick={() => onSave(rulesOf(draft))}
        >
          {saves}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {words.close}
        </button>
        {isFilled && <p className="text-faint text-small">{words.replaces}</p>}
      </div>
    </>
  );

  return (
    <section className="rules" aria-label={title}>
      <h2 className="text-title">{title}</h2>
      {children}
      {/* Of what was written as a sentence the songs come first: the rules are there to be changed. */}
      {children !== undefined && foot}
      <Choice
        label={words.shelf}
        names={words.shelves}
        options={shelvesOfRules}
        value={shelf}
        onChoose={(chosen) => chosen && set({ shelf: chosen })}
      />
      {needsSeeds(shelf) && (
        <NamedRule
          label={words.about}
          named={seeds}
          withArtists={shelf === 'radio'}
          onChange={({ songs, artists }) => seed({ songs, artists })}
          {...{ names, onName }}
        />
      )}
      {shelf === 'radio' && (
        <TagsRule label={words.aboutTags} tags={seeds.tags} onChange={(tags) => seed({ tags })} />
      )}
      {shelf === 'daily-mix' && (
        <NumberRule
          label={words.mix}
          value={seeds.mix}
          {...bounds.mix}
          onChange={(mix) => seed({ mix })}
        />
      )}
      <NumberRule
        label={words.limit}
        value={draft.limit}
        {...bounds.songs}
        onChange={(limit) => limit !== undefined && set({ limit: Math.round(limit) })}
      />
      {heedsFamiliarity(shelf) && (
        <RangeRule
          label={words.familiarity}
          ends={words.familiarityEnds}
          none={words.asUsual}
          value={draft.familiarity}
          onChange={(familiarity) => set({ familiarity })}
        />
      )}
      <RangeRule
        label={words.popularity}
        ends={words.popularityEnds}
        none={words.neither}
        value={draft.popularity}
        onChange={(popularity) => set({ popularity })}
      />
      <details className="fold" open={isOpen}>
        <summary>{words.more}</summary>
        <div className="grid gap-5 pb-5">
          <SpanRule
            label={words.years}
            span={wishes.years}
            {...bounds.year}
            onChange={(years) => wish({ years })}
          />
          <SpanRule
            label={words.minutes}
            span={wishes.seconds}
            {...{ least: 0, most: 600, unit: 60 }}
            onChange={(seconds) => wish({ seconds })}
          />
          <TagsRule label={words.tags} tags={wishes.tags} onChange={(tags) => wish({ tags })} />
          <TagsRule
            label={words.withoutTags}
            tags={wishes.withoutTags}
            onChange={(withoutTags) => wish({ withoutTags })}
          />
          <Choice
            label={words.mood}
            none={words.anyMood}
            names={words.moods}
            options={moodNames}
            value={wishes.mood ?? null}
            onChoose={(mood) => wish({ mood: mood ?? undefined })}
          />
          <label className="flex items-center gap-2 text-small text-soft">
            <input
              type="checkbox"
              checked={wishes.clean === true}
              onChange={({ target }) => wish({ clean: target.checked })}
            />
            {words.clean}
          </label>
          <NamedRule
            label={words.without}
            named={{ songs: wishes.withoutSongs, artists: wishes.withoutArtists }}
            withArtists
            onChange={({ songs, artists }) =>
              wish({ withoutSongs: songs, withoutArtists: artists })
            }
            {...{ names, onName }}
          />
        </div>
      </details>
      {children === undefined && foot}
    </section>
  );
}
