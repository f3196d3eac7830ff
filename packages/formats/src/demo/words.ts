/** The words that the demo world's names are made of: all are invented, any likeness is chance. */

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter(Boolean);
}

export const givenNames = words(`Ada Anouk Asta Bram Calla Cosima Dario Elin Emre Fenna Folke Greta
  Halla Ilse Imani Ines Isolde Jonas Juno Kaito Kalle Leif Linnea Luca Maren Marlow Mina Nadim Nell
  Noor Odile Orla Otis Paloma Petra Quill Rafi Ronja Rune Sabine Saoirse Selma Silas Sunniva Tamsin
  Tomas Tove Uma Vesna Wim Yara Ximena Zadie Zeno`);

export const surnames = words(`Alderwick Asplund Bellweather Brandvold Caspary Corvane Dunmoor
  Eklöf Farrow Fenwright Galloway-Roux Halvard Harrowgate Idowu-Lark Ivarsen Jessamyn Kestrel
  Kormák Lindqvist-Moor Lorne Maddox-Vale Marchetti-Boyle Nightingale Norrland Oduya-Finch Okonjo
  Pellerin Quist Ravndal Rosenquill Sandoval-Reyes Sørbø Thornquist Tillery Underhill Vasquine
  Vesterholm Wexley Winterbourne Ysolde Zeller`);

export const roles = words('Cartographer Elder Gardener Lamplighter Navigator Optimist Younger');

export const ensembles = words(
  'Assembly Ensemble Express Orchestra Quartet Society Telephone Trio',
);

export const adjectives = words(`Amber Ancient Blue Borrowed Bright Broken Burning Careful Copper
  Crooked Distant Drowsy Electric Empty Endless Evergreen Fading Feral Gentle Gilded Glass Golden
  Hidden Hollow Honest Indigo Ivory Lonesome Lost Lucid Magnetic Midnight Minor Neon Open Pale Paper
  Patient Phantom Quiet Restless Salt Scarlet Second Secret Silver Slow Small Spare Stolen
  Sudden Sunlit Tender Tidal Velvet Violet Wandering Weightless Wild Winter Wooden`);

export const nouns = words(`Anchor Antenna Apricot Arcade Archive Atlas Avenue Balcony Beacon Birch
  Boulevard Bridge Canary Carousel Cathedral Cedar Chandelier Coast Comet Compass Corridor Current
  Dial Dune Echo Ember Engine Evening Feather Ferry Firefly Foxglove Frost Garden Ghost Glacier
  Harbour Heart Heron Horizon Hour Island Junction Kite Lantern Letter Lighthouse Lullaby
  Machine Magnolia Map Meadow Meridian Mirror Moth Mountain Needle Ocean Orbit Orchard
  Parade Pavilion Pearl Pendulum Pine Planet Postcard Quarry Radio Ribbon River Rooftop Saffron
  Satellite Season Shadow Shoreline Signal Skyline Sparrow Staircase Station Stone Swallow
  Telegraph Thread Thunder Tide Train Tulip Valley Veil Verandah Vessel Whale Willow Window
  Wire Yard Zephyr`);

export const verbs = words(`Answer Borrow Carry Chase Count Cross Draw Fold Follow Forget Hold Keep
  Lead Leave Lose Mend Name Open Read Remember Scatter Trace Trade Turn Wake Watch`);

export const places = words(`Almeria Brenn Calder Corvo Dunmore Elsinore Fjordane Halden Isola
  Kirkwall Lindisfarne Marmaris Norrmalm Ostuni Porto Ravello Sintra Tarifa Uppsala Valparaiso
  Vesterbro Ystad`);

/** Words of other scripts: names of artists, and titles of one or two words. */
export interface Script {
  readonly artists: readonly string[];
  readonly words: readonly string[];
  /** What stands between two words of a title. */
  readonly joint: string;
}

export const japanese: Script = {
  artists: words(
    '青井ミナト 夜明けの電車 星野ルリ子 白波クラブ 月影通り 小鳥遊シグナル 雨宿り楽団 森崎ユウ',
  ),
  words: words('夜 海 光 風 星 雨 夢 記憶 灯台 手紙 季節 電車 夏 街 影 約束 窓 波 月 橋'),
  joint: 'の',
};

export const hebrew: Script = {
  artists: words('נועם־אלמוג תזמורת־הגג יעלה־שחם רכבת־לילה'),
  words: words('לילה ים אור רוח כוכב גשם חלום מפות חלון מכתב עונה עיר צל הבטחה גשר ירח'),
  joint: ' ',
};

export const greek: Script = {
  artists: words('Λυδία-Βαρδή Μελτέμι Φάρος-Δέκα'),
  words: words('νύχτα θάλασσα φως άνεμος αστέρι βροχή όνειρο γράμμα πόλη σκιά γέφυρα φεγγάρι'),
  joint: ' και ',
};

export const cyrillic: Script = {
  artists: words('Белая-Пристань Мирослава-Зорич Тихий-Трамвай'),
  words: words('ночь море свет ветер звезда дождь сон письмо город тень мост окно поезд зима'),
  joint: ' и ',
};
