import { nameKey } from './name-key.ts';

/**
 * What a suffix makes of a title: `plain` the same recording in another dress, `version` another
 * recording of the same song, `title` part of the title (also remixes: another song).
 */
export type SuffixVerdict =
  | { readonly kind: 'plain' }
  | { readonly kind: 'version'; readonly key: string }
  | { readonly kind: 'title' };

const nth = '\\d+(?:st|nd|rd|th)';
const remasterWord =
  're ?master(?:s|ed|ing)?|remasterizad[oa]|remasterise[e]?|remasterisiert|rimasterizzat[oa]|ремастер\\S*|リマスター|リマスタリング|리마스터|רימאסטר';
/** "2009 digital remaster", "remastered 2011", "50th anniversary remaster edition". */
const remaster = new RegExp(
  `(?<= )(?:(?:\\d{4}|${nth}|anniversary|24|bit|hi|res|digital|digitally|newly|hd|super|deluxe) )*(?:${remasterWord})(?: (?:\\d{4}|0\\d|version|versions|edition|recording|in|en))*(?= )`,
  'u',
);

/** Whole suffixes that name the same recording. */
const plain = [
  /^(?:original |us |uk |remastered )?(?:stereo|album|lp|studio|full|full length|standard|main|original|explicit|dirty|uncensored)(?: (?:album|lp|explicit|stereo))*(?: (?:version|ver|mix|recording|master|edition))?$/u,
  /^(?:\d{4} |\d+(?:st|nd|rd|th) )?(?:super )?(?:deluxe|expanded|anniversary)(?: (?:deluxe|expanded|anniversary))*(?: (?:edition|version|reissue|release|mix))*$/u,
  /^(?:special|collectors|legacy|limited|rvg|rudy van gelder) edition$/u,
  /^(?:.+ )?(?:bonus|hidden)(?: track)?(?: version)?$/u,
  /^(?:the )?official$|^(?:official )?(?:hd |hq |4k )?(?:music |lyrics? )?(?:video|audio|visuali[sz]er|mv|m v|pv)(?: (?:hd|hq|4k|clip))?$|^official .*(?:video|audio)$|^(?:hd|hq|lyrics)$/u,
  /^(?:.+ )?soundtrack(?: version)?$|^ost$|^.+ ost$/u,
  /^(?:.+ )?(?<!(?:take|under|for) )cover(?: version)?$/u,
  /^from the vaults?$/u,
];
/** `From "X"`, "from the album X", "from the motion picture X": where it was published. */
const published =
  /^(?:music )?from (?:["“”'‘’«„]|the (?:\S+ ){0,3}(?:album|movie|film|motion picture|series|show|soundtrack|musical|game|ep|broadway)|.*(?:soundtrack|motion picture))/iu;

/** Somebody else's work on the same material. */
const otherSong =
  /(?<= )(?:(?:re|mega)mix(?:es|ed)?|rmx|bootleg|mash ?up|vip|dub|rework(?:ed)?|refix|flip|karaoke|tribute|made famous|backing track|in the style of|ремикс|リミックス|リミックス版|리믹스|ريمكس|רמיקס|カラオケ|караоке)(?= )/u;
const modest =
  '(?:extended|radio|club|dance|single|mono|stereo|rough|alternate|alternative|early|12|7|inch|short|long|album|original|clean|explicit|uk|us|tv|video|film|vocal|instrumental|acoustic|live|demo|edited|full|version|\\d{4})';
/** A mix or an edit with a name in it is its maker's, one without is a version. */
const modestMix = new RegExp(`^(?:${modest} )*(?:mix|edit)(?: version)?$`, 'u');

const live =
  /^(?:recorded )?live(?:$| (?:at|from|in|on|for|with|version|ver|sessions?|recording|performance|acoustic|unplugged|take|edit|mix|bootleg|album|studio|lounge|demo|\d))|^(?:\S+ ){0,3}(?<!(?:we|to|i|you|they|long|how|where) )live$|live (?:at|from|on) |^(?:mtv )?unplugged(?:$| )/u;
const leading =
  /^(?:acoustic|demo|instrumental|acapella|extended|rehearsal|alternate|orchestral|symphonic|piano|stripped|stripped down|rerecorded|take|outtake|sped up|slowed|slowed down|nightcore|mono|single|clean|super clean|edited|censored|radio|session|sessions|solo|early|original demo|home demo|rough|short|long|edit|8d)(?:$| (?:version|ver|mix|edit|take|demo|sessions?|recording|live|reverb|performance|cut|audio|outtake|acoustic|instrumental|at|from|in|\d))/u;
const trailing =
  /(?:^| )(?:versions?|ver|demos?|sessions?|outtake|rehearsal|unplugged|instrumental|acoustic|acapella|spotify singles|live lounge|tiny desk concert|(?:alternate|early|first|second|studio|different) take)$|^recorded (?:at|in) /u;

/** Words of other languages and other spellings, as the key has them. */
const synonyms: readonly (readonly [RegExp, string])[] = [
  [
    / (?:en vivo|ao vivo|en directo|en direct|dal vivo|in concert|en concert|концертная(?: запись)?|концерт|ライブ|ライヴ|라이브|הופעה חיה|לייב|בהופעה|live recording|ζωντανα|لايف|مباشر) /u,
    ' live ',
  ],
  [
    / (?:akustik|akustisch|acustic[oa]|acoustique|акустика|акустическая|アコースティック|어쿠스틱|אקוסטי) /u,
    ' acoustic ',
  ],
  [/ (?:inst|instr|инструментал|インスト|インストゥルメンタル|연주곡) /u, ' instrumental '],
  [/ (?:a cappella|a capella|acappella) /u, ' acapella '],
  [/ (?:re recorded|re recording|rerecording) /u, ' rerecorded '],
  [/ (?:speed up|spedup|sped up) /u, ' sped up '],
  [/ slowed (?:and|down) /u, ' slowed '],
  [/ alternative /u, ' alternate '],
  [/ (?:version|versao|versione|versja|версия|バージョン|ヴァージョン|버전|גרסה) /u, ' version '],
];
/** Words that add nothing to a version's name. */
const fillers = /(?<= )(?:versions?|ver|mix|edit|edited|recording|recorded|performance|cut)(?= )/gu;

function versionKey(text: string): string {
  const bare = ` ${text} `.replace(fillers, '').replace(/ (live) (?:from|in|on) /u, ' $1 at ');
  return bare.trim().replace(/ +/gu, ' ') || text;
}

/** Judges a suffix without its brackets or dash, e.g. "Live at Wembley", "2011 Remaster". */
export function judgeSuffix(suffix: string): SuffixVerdict {
  if (published.test(suffix)) return { kind: 'plain' };
  const spelled = synonyms.reduce(
    (text, [pattern, word]) => text.replace(pattern, word),
    ` ${nameKey(suffix)} `,
  );
  const rest = spelled.replace(remaster, '').replace(/ +/gu, ' ').trim();
  const isRemaster = rest !== spelled.trim();
  if (otherSong.test(` ${rest} `)) return { kind: 'title' };
  if (rest === '' || plain.some((pattern) => pattern.test(rest))) return { kind: 'plain' };
  const isMix = / (?:mix|edit) /u.test(` ${rest} `);
  if (isMix && !modestMix.test(rest) && !live.test(rest))
    return { kind: isRemaster ? 'plain' : 'title' };
  if (isMix || live.test(rest) || leading.test(rest) || trailing.test(rest)) {
    return { kind: 'version', key: versionKey(rest) };
  }
  return { kind: isRemaster ? 'plain' : 'title' };
}
