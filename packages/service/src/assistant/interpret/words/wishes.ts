import type { Constraints } from '../../constraints.ts';

/** What words about songs ask for. Phrases as in `changing.ts`; they count in either language. */
export interface Wish {
  readonly gives: Constraints;
  readonly en: string;
  readonly de: string;
  /** Says when or for what, and gives way to words about the songs themselves. */
  readonly isOccasion?: boolean;
}

/** Every way of going on with the first of some parts. */
function ways(...parts: readonly string[]): string {
  const all = parts.map((part) => part.split('/'));
  return all
    .reduce((begun, next) => begun.flatMap((start) => next.map((end) => `${start} ${end}`)))
    .join('|');
}

export const wishes: readonly Wish[] = [
  {
    gives: { mood: 'happy' },
    en: `happy|happier|cheerful|joyful|upbeat|uplifting|feel good|feelgood|sunny|sunnier|good mood|fun|funny|bright|
      brighter|positive|cheery|cheer me up|merry|optimistic|summery`,
    de: `fröhlich*|froh|frohe|froher|glücklich*|heiter*|gute laune|gut gelaunt*|sonnig*|positiv*|lustig*|beschwingt*|
      munter*|sommerlich*|lebensfroh*|optimistisch*|aufheiternd*|gutelaune*`,
  },
  {
    gives: { mood: 'energetic' },
    en: `energetic|energic|powerful|energy|high energy|lively|livelier|driving|punchy|dancey|danceable|pumping|wild|wilder|
      more energy|with energy|with drive|motivating|hyped|hype|banging`,
    de: `energiegeladen*|energisch*|kraftvoll*|kräftig*|treibend*|tanzbar*|schwungvoll*|wild|wilde*|lebhaft*|power*|
      mitreißend*|mit energie|mehr energie|mit schwung|antreibend*|motivierend*|voller energie`,
  },
  {
    gives: { mood: 'calm' },
    en: `calm|calmer|calming|quiet|quieter|chill|chiller|chilled|chilling|relaxing|relaxed|mellow|mellower|soothing|gentle|
      gentler|peaceful|soft|softer|laid back|laidback|soporific|tranquil|unwind|to unwind|for relaxing|to relax|
      to relax to|low key|easy going|easygoing`,
    de: `ruhig*|entspannt*|entspannend*|chillig*|gechillt*|sanft*|leise|leiser*|leises|gemütlich*|beruhigend*|gelassen*|
      zum entspannen|zum chillen|zum runterkommen|friedlich*|weich|weicher*`,
  },
  {
    gives: { mood: 'sad' },
    en: `sad|sadder|melancholic|melancholy|melancholia|heartbreak|heartbroken|depressing|depressed|tearful|
      tearjerker*|bittersweet|wistful|blue mood|gloomy|miserable|sorrowful|when im down|to cry to`,
    de: `traurig*|melancholisch*|melancholie|wehmütig*|schwermütig*|deprimierend*|trübsinnig*|herzschmerz*|
      liebeskummer*|zum weinen|zum heulen|bedrückt*|nachdenklich*`,
  },
  {
    gives: { mood: 'dark' },
    en: 'dark|darker|angry|angrier|aggressive|sinister|menacing|brooding|furious|eerie|evil',
    de: 'düster*|dunkel*|dunkle*|finster*|wütend*|aggressiv*|böse|unheimlich*|bedrohlich*|zornig*',
  },
  {
    gives: { mood: 'calm' },
    isOccasion: true,
    en: `to fall asleep|fall asleep to|to fall asleep to|falling asleep|for sleeping|for sleep|to sleep|to sleep to|
      sleeping|bedtime|before bed|for bed|for studying|to study|to study to|studying|for work|for working|to work to|
      while working|while i work|working|for focus|to focus|for concentrating|concentrat*|for reading|to read to|reading|
      meditat*|yoga|for dinner|for breakfast|rainy day|background|for coding|to code to`,
    de: `zum einschlafen|einschlafen|zum schlafen|vor dem schlafen|vorm schlafen|fürs bett|zum lernen|beim lernen|
      zum arbeiten|beim arbeiten|für die arbeit|bei der arbeit|zum konzentrieren|konzentrier*|zum lesen|beim lesen|
      meditation|meditieren|zum meditieren|für yoga|zum yoga|zum abendessen|zum frühstück|im hintergrund|
      hintergrundmusik|zum programmieren|zum wegdämmern`,
  },
  {
    gives: { mood: 'energetic' },
    isOccasion: true,
    en: `for running|to run to|running|for a run|jogging|for jogging|workout|for a workout|working out|work out|
      for the gym|gym|for sport|for sports|exercis*|for a party|party|for dancing|to dance to|dancing|cycling|
      to wake up|wake me up|for a party tonight|for cleaning|cleaning`,
    de: `zum laufen|fürs laufen|beim laufen|zum joggen|beim joggen|joggen|für den sport|für sport|zum sport|beim sport|
      sport|fürs training|zum training|beim training|training|fitness|fürs fitnessstudio|für eine party|für die party|
      party|feiern|zum feiern|zum tanzen|tanzen|zum aufwachen|zum wachwerden|zum putzen|beim putzen|workout|
      fürs workout|zum radfahren`,
  },
  {
    gives: { energy: { least: 0.7 } },
    en: 'loud|louder|intense|more intense|heavy|heavier|hard|harder|noisy',
    de: 'laut|laute|lauter|lautes|lauten|lautere*|intensiv*|heftig*|hart|harte*|härter*',
  },
  {
    gives: { energy: { most: 0.4 } },
    en: 'low energy|little energy|less energy|less energetic|not too energetic|not too loud|less intense',
    de: 'wenig energie|weniger energie|nicht zu laut|nicht so laut|weniger energisch|nicht zu wild',
  },
  {
    gives: { tempo: { most: 90 } },
    en: 'slow|slower|slowly|low tempo|slow tempo|not too fast|downtempo',
    de: 'langsam*|nicht zu schnell|nicht so schnell|langsameres tempo',
  },
  {
    gives: { tempo: { least: 130 } },
    en: 'fast|faster|quick|quicker|uptempo|up tempo|high tempo|fast paced|speedy',
    de: 'schnell*|flott*|rasant*|zackig*',
  },
  { gives: { seconds: { most: 180 } }, en: 'short|shorter', de: 'kurz|kurze*|kürzer*' },
  {
    gives: { seconds: { least: 360 } },
    en: 'long|longer|epic|long songs',
    de: 'lange|langen|langes|langer|länger|längere*|ausgedehnt*',
  },
  {
    gives: { clean: true },
    en: `clean|nothing explicit|not explicit|no explicit|without explicit|no swearing|without swearing|no cursing|
      no curse words|no swear words|kid friendly|child friendly|family friendly|for kids|for the kids|for my kids|for children|for my children|
      safe for work|no bad language|nothing dirty`,
    de: `nichts anstößig*|nicht explizit*|nichts explizit*|ohne schimpfwörter|keine schimpfwörter|jugendfrei*|für die kinder|für meine kinder|kindgerecht*|
      für kinder|kinderfreundlich*|ohne explizit*|keine expliziten|nichts versautes|familienfreundlich*|ohne kraftausdrücke|
      nicht anstößig*`,
  },
  {
    gives: { popularity: 0 },
    en: `hidden gem*|hidden treasure*|obscure|lesser known|less known|little known|underground|deep cut*|unknown artist*|
      underrated|not famous|not popular|unpopular|nobody knows|no one knows|hardly anybody knows|insider tip*|no hits|niche`,
    de: `geheimtipp*|unbekannter*|weniger bekannt*|wenig bekannt*|kaum bekannt*|underground|nischen*|keine hits|
      keiner kennt|niemand kennt|kaum jemand kennt|kaum einer kennt|verborgene schätze|verborgene perlen|perlen|unterschätzt*|
      keine sau kennt|obskur*`,
  },
  {
    gives: { popularity: 1 },
    en: 'hits|greatest hits|popular|famous|well known|chart*|mainstream|everybody knows|everyone knows|big tunes|smash hits|crowd pleaser*',
    de: 'hits|populär*|beliebt*|berühmt*|gassenhauer*|mainstream|jeder kennt|alle kennen|ohrwürmer|superhits|charts',
  },
];

export const kinds: readonly Wish[] = [
  {
    gives: { kind: 'discover' },
    en: `something new|anything new|new music|new songs|new stuff|new things|new artists|new tracks|new to me|
      newer to me|never heard|i have never heard|ive never heard|that i have never heard|that ive never heard|
      i havent heard before|i havent heard yet|i have not heard yet|that i havent heard|i dont know yet|i dont know|
      that i dont know|that i dont know yet|i do not know|discover|discovery|discoveries|unfamiliar|unheard|
      something different|explore|fresh music|fresh songs|i dont already know|surprise me|surprise me with|i have never listened to|ive never listened to|i never listened to|never listened to|i have never played|ive never played|i never heard|i never played|that i have never listened to|that i have never played|that ive never played|that i never heard|i havent listened to before|i havent played yet|i havent played before|something unknown`,
    de: `etwas neues|was neues|neues|neue musik|neue songs|neue lieder|neue sachen|neue stücke|neue titel|noch nie gehört|
      noch nie gehört habe|nie gehört habe|ich noch nie gehört habe|noch nicht kenne|ich nicht kenne|ich noch nicht kenne|
      nicht kenne|noch nicht gehört habe|noch nicht gehört|mir unbekannt*|unbekannte|unbekannten|unbekanntes|
      entdecken|entdeckungen|neuentdeckung*|für mich neu|mir neu|überrasch mich|überrasche mich|ich noch nie gehört hab|
      noch nie gehört hab|noch nicht kenn|mal was anderes|was anderes`,
  },
  {
    gives: { kind: 'rediscover' },
    en: `old favourites|old favorites|old favourite|old favorite|forgotten favourites|forgotten favorites|forgotten songs|
      i havent heard in a long time|havent heard in a long time|havent heard in ages|i havent heard in ages|
      havent heard for ages|i havent heard for ages|havent played in ages|i havent played in ages|
      havent played in a long time|i havent played in a long time|not heard in a while|havent heard in a while|
      i havent heard in a while|i havent played in a while|havent played for a while|i havent heard for a while|
      havent listened to in a while|i havent listened to in a while|i havent listened to in ages|
      rediscover|used to love|i used to love|that i used to love|loved and forgot|forgotten|
      ${ways('havent/have not/i havent/i have not/ive not/that i havent', 'heard/played/listened to', 'in/for', 'ages/weeks/months/years/a year/a month/a while/a long time/a long while/forever/over a year/many years/so long/long/more than a year')}|
      ${ways('havent/have not/i havent/i have not', 'heard/played/listened to', 'since', 'forever/last year/school/my youth/childhood')}|
      used to listen to|i used to listen to|used to play|i used to play a lot|i used to play`,
    de: `alte lieblinge|alte lieblingslieder|alte lieblingssongs|alte favoriten|alten lieblingen|alten favoriten|
      lange nicht gehört habe|ich lange nicht gehört habe|lange nicht mehr gehört habe|ich lange nicht mehr gehört habe|
      schon lange nicht mehr gehört habe|ich schon lange nicht mehr gehört habe|ewig nicht gehört habe|
      ich ewig nicht gehört habe|ich ewig nicht mehr gehört habe|ewig nicht mehr gehört habe|lange nicht gehört|
      lange nicht mehr gehört|ewig nicht mehr gehört|wiederentdecken|wieder entdecken|vergessene|vergessenes|
      vergessenen|früher gern gehört habe|ich früher gern gehört habe|früher geliebt habe|ich früher geliebt habe|
      früher gerne gehört habe|ich früher gerne gehört habe|früher oft gehört habe|ich früher oft gehört habe|
      ${ways('seit', 'jahren/monaten/wochen/ewigkeiten/langem/einem jahr/einem monat/einer ewigkeit/über einem jahr/langer zeit', 'nicht/nicht mehr', 'gehört/gehört habe/gehört hab/gespielt habe/angehört habe')}|
      ${ways('ich seit', 'jahren/monaten/wochen/ewigkeiten/langem/einem jahr/einem monat/einer ewigkeit/über einem jahr/langer zeit', 'nicht/nicht mehr', 'gehört habe/gehört hab/gespielt habe')}|
      seit jahren nicht gehört habe|ich seit jahren nicht gehört habe|ich seit jahren nicht mehr gehört habe`,
  },
  {
    gives: { kind: 'on-repeat' },
    en: `on repeat|i have on repeat|on repeat lately|what i have on repeat|on heavy rotation|heavy rotation|
      i play a lot lately|i am playing a lot|i play a lot right now|current favourites|current favorites|current obsession*|
      i listen to a lot lately|ive been playing a lot|i have been playing a lot|ive been listening to a lot`,
    de: `dauerschleife|in dauerschleife|auf dauerschleife|rauf und runter|zur zeit viel höre|zurzeit viel höre|
      ich zurzeit viel höre|ich zur zeit viel höre|aktuelle favoriten|aktuelle lieblinge|aktuelle lieblingslieder|
      momentan viel höre|ich momentan viel höre|gerade viel höre|ich gerade viel höre|ich in letzter zeit viel höre|
      in letzter zeit viel höre|auf repeat`,
  },
  {
    gives: { kind: 'right-now' },
    en: `for right now|right now|for now|fits now|fits right now|for this time of day|this time of day|for this moment|
      for the moment|at the moment|suits now|for this hour`,
    de: `für jetzt|jetzt gerade|gerade jetzt|jetzt passt|passt jetzt|passt jetzt gerade|für diese tageszeit|diese tageszeit|
      zu dieser tageszeit|für den moment|im moment|was jetzt passt|passend für jetzt|zur tageszeit|zu jetzt`,
  },
  {
    gives: { familiarity: 1 },
    en: `familiar|only familiar|something familiar|i know|i already know|that i know|that i already know|only what i know|
      what i know|only songs i know|nothing new|that ive heard|i have heard before|ive heard before|known to me`,
    de: `nur bekanntes|bekanntes|bekannte|bekannten|vertrautes|vertraute|ich kenne|ich schon kenne|die ich kenne|
      was ich kenne|ich bereits kenne|nichts neues|mir bekannt*|schon kenne|ich kenn`,
  },
  {
    gives: { familiarity: 0.5 },
    en: 'old and new|new and old|half new|familiar and new|new and familiar',
    de: 'altes und neues|neues und altes|bekanntes und neues|neues und bekanntes|halb neu',
  },
  {
    gives: { kind: 'for-you' },
    en: 'for me|i might like|i would probably like|to my taste|my taste|my kind of music|my kind',
    de: 'für mich|mir gefallen könnte|mir gefallen könnten|mir gefällt|nach meinem geschmack|mein geschmack|mir gefallen würde',
  },
];
