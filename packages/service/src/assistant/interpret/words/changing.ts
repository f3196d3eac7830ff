/**
 * How people ask for what changes something. A phrase's words follow each other; `*` ends a stem, `~` stands
 * for any words between, `^` for the beginning of a clause. `|` divides phrases.
 */

/** What a playlist is called. */
export const playlistNouns =
  'playlist*|play list|list|liste|mix|mixes|mixtape*|compilation*|wiedergabeliste*|zusammenstellung*|songliste*|musikliste*';

/** With a word for a playlist they make one. */
export const makingPhrases = [
  `^playlist*|^a|^eine|make|making|made|creat*|build*|generat*|compil*|put ~ together|put together|assembl*|start*|
  set ~ up|set up|new|another|save|saving|turn|turning|want|need|give|like|love|design|prepar*|curat*|fix|craft|
  throw ~ together|fill|get|how about|collect|do me|could use|have|into|as|gimme|mix me`,
  `mach*|erstell*|bau*|bastel*|stell* ~ zusammen|zusammenstell*|zusammenzustell*|leg* ~ an|anleg*|anzulegen|
  generier*|neu|neue|neuen|brauch*|will|möcht*|hätt*|gib|gebt|wünsch*|speicher*|kreier*|mix*|schreib*|kann ich|
  könnt*|krieg*|bekomm*|fertig*|sammel*|sammle|als|wär*|noch eine|gern*`,
];

/** Each alone is enough. */
export const changingPhrases = {
  play: [
    `play|playing|replay|put on|put ~ on|have ~ on|start*|listen to|hear|queue*|pause*|stop|halt|resume|continue|skip*|^next|
    next song|next track|next one|^previous|previous song|previous track|previous one|go back|go on|last one|
    turn ~ on|turn on|turn ~ off|turn off|shuffle|unpause|carry on|keep going|spin|silence|quiet please|blast|
    forward|music please|^again|^back`,
    `spiel|spiele|spielen|spielst|spielt|abspiel*|abzuspielen|leg* ~ auf|mach* ~ an|mach* ~ aus|schalt*|
    hör|höre|hören|anhör*|reinhör*|pausier*|stopp*|anhalten|halt* ~ an|weiter*|^nächst*|nächst* song|
    nächst* lied|nächst* stück|nächst* titel|nächst* track|zum nächst*|überspring*|vorherig*|vorig* song|
    vorig* lied|vorig* stück|^zurück|geh* zurück|einen zurück|eins zurück|lass* ~ laufen|lauf*|^nochmal|^noch mal|
    wiederhol*|ruhe|fortsetzen|setz* ~ fort|dreh*`,
  ],
  judge: [
    `love|adore|i like|i ~ like|^like|you like|please like|to like|dont like|do not like|liked|dislike*|hate|hide|
    block|ban|never ~ again|never again|dont ~ again|not ~ again|not now|not right now|not today|thumbs*|
    favourite this|favorite this|favourite it|favorite it|my favourites|my favorites|heart this|heart it|no more|
    sick of|tired of|had enough|enough of|stop recommend*|stop suggest*|stop showing|stop playing|dont want|
    never want|dont play|never play|never show|dont show|dont recommend|dont suggest|unlike|unhide|unblock|undo|
    take ~ back|take back|forget that|mute|rate|great song|good song|good one|nice one|awful|terrible|cant stand|
    not a fan|fan of|despise|mark|get rid of|banish|changed my mind|star this|show ~ again|spare me|annoy*|
    is great|is awesome|is amazing|is good|is cool|is nice|is bad|sucks|crap|rubbish|garbage|horrible|the worst|boring|lame|dreadful|stinks|into this|not into|dont hide|anymore|any more`,
    `lieb|liebe|lieben|mag|mögen|gefällt|gefallen|gefiel|hass*|versteck*|ausblend*|auszublenden|blend* ~ aus|
    blockier*|sperr*|nie wieder|nie mehr|niemals*|nicht mehr|nicht wieder|nicht noch*|nicht jetzt|nicht heute|
    jetzt nicht|heute nicht|gerade nicht|daumen*|favorit*|herz*|kein* ~ mehr|genug von|satt|nimm* ~ zurück|
    zurücknehm*|zurückzunehm*|rückgängig|doch wieder|bewert*|geht gar nicht|find* ~ gut|find* ~ toll|
    find* ~ schlecht|find* ~ super|find* ~ blöd|find* ~ furchtbar|find* ~ schrecklich|find* ~ klasse|
    find* ~ mist|find* ~ groß*|find* ~ schön|super song|toll* song|nervt|nerven|nervig*|schrecklich*|furchtbar*|
    ertrag*|lass* ~ weg|verschon*|merk* dir|^like|like das|like diese*|like den|liken|gelikt|verbann*|steh* auf|
    nicht leiden|nicht ausstehen|weg damit|vergiss*|aufheben|wieder zeigen|wieder anzeigen|zeig* ~ wieder|ein andermal|mist|müll|scheiß*|doof*|langweilig*|grauenhaft*|kacke|grässlich*|öde|ist klasse|ist super|ist toll|ist gut|ist cool|ist genial|ist schlecht|ist blöd|hammer|
    später nochmal`,
  ],
  change_playlist: [
    `add|adding|append|insert|include|put|putting|stick|throw|chuck|remove|removing|take|taking|drop|kick|delete|
    rename|renaming|call|change|changing|move|get rid of|toss|extend|expand|swap|replace|edit|save|saving|update|
    cut|be called|goes on|belongs|erase|onto|new name`,
    `füg*|hinzu*|nimm|nehm*|aufnehm*|aufzunehm*|pack*|tu|tue|tun|setz*|steck*|leg|lege|legen|hau|schmeiß*|wirf|
    werf*|entfern*|lösch*|streich*|umbenenn*|umzubenenn*|benenn*|nenn*|umtauf*|tauf*|heißt|heißen|raus|rein|dazu|
    ergänz*|änder*|speicher*|kommt|gehört|rausnehm*|reinnehm*|rauszunehm*|ersetz*|tausch*|verschieb*|auf die|
    in die|zur playlist|auf meine|in meine|neuer name`,
  ],
  delete_playlist: [
    `delete|deleting|remove|removing|get rid of|trash|erase|drop|discard|throw ~ away|throw away|bin|scrap|dont need|
    destroy|wipe|kill|clear|can go`,
    `lösch*|entfern*|wirf ~ weg|werf* ~ weg|wegwerf*|wegzuwerf*|weg mit|weg damit|schmeiß* ~ weg|nicht mehr|verwerf*|
    kann weg|beseitig*|tilg*|hau* ~ weg|mach* ~ weg|zu löschen|kommt weg|muss weg|fort mit`,
  ],
} as const;

/** Clauses that begin so only want to know. */
export const questionPhrases = [
  `^what|^whats|^which|^when|^whens|^how|^hows|^who|^whos|^whom|^whose|^why|^where|^wheres|^do i|^did i|^have i|^had i|
  ^am i|^was|^were|^is|^are|^does|^did|^has|^have you|^do you|^do they|^since when|^at what|^in which|^in what|
  ^on which|^on what|^from which|^of which|^at which`,
  `^welch*|^wann|^wie|^wer|^wen|^wem|^warum|^wieso|^weshalb|^weswegen|^wo|^woher|^wofür|^woran|^wovon|^wieviel*|
  ^habe ich|^hab ich|^hatte ich|^bin ich|^war|^waren|^ist|^sind|^hat|^haben|^hast du|^gibt es|^gibts|^gab es|
  ^kennst du|^was|^seit wann|^bis wann|^in welch*|^um wie*|^an welch*|^zu welch*|^von wem|^von welch*|^mit wem|
  ^und was|^und wann|^und wie|^and what|^and when|^and how|^weißt du`,
];

/** The same where a question mark ends them: without it they tell something ("mag ich"). */
export const turnedPhrases = [
  '^mag ich|^liebe ich|^höre ich|^spiele ich|^spielt|^gefällt|^hasse ich',
];

/** They begin like a question and ask for something to be done. */
export const politePhrases = [
  '^how about|^what about|^why dont you|^why dont we|^why not|^what if you',
  `^wie wäre es|^wie wärs|^wie wäre|^was hältst du|^warum spielst du nicht|^wieso spielst du nicht|
  ^warum machst du nicht|^hast du lust`,
];

/** What comes after them in a clause tells of something instead of asking for it. */
export const relativePhrases = [
  `what|which|who|whom|whose|how|when|why|where|whether|that i|that ive|that we|that you|songs i|music i|tracks i|
  artists i|stuff i|something i|anything i|everything i|ones i|bands i|albums i|if i`,
  'die ich|das ich|den ich|was ich|welch*|wie oft|wann|warum|wieso|weshalb|wer|wie viel*|wie lang*|ob',
];
