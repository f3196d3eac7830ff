/** Words that turn round what comes after them: English first, then German. */
export const denyingJoints: Readonly<Record<string, readonly [en: string, de: string]>> = {
  /** Of what they stand before. */
  not: [
    `no|not|without|except|except for|nothing|but no|but not|excluding|minus|leave out|apart from|nothing by|nothing from|
     not by|nothing with|no songs by|skip anything by|avoid|but nothing|no music by|none of|exclude|leaving out|without any|
     other than|everything but|all but|anything but|anything except|everything except|everything except for|all except|
     neither|nor|non|omit|skip|skip the|skip any|skip all|instead of|rather than|unlike|the opposite of|
     opposite of|nothing out of|not from|but not from|but nothing from|but nothing by|but nothing out of|left out|excluded|
     not allowed|keep out|far from|none from|none by|no songs from|but no songs from`,
    `kein|keine|keinen|keinem|keiner|keines|ohne|außer|nicht|aber nicht|nichts|aber kein|aber keine|nichts von|nicht von|
     nichts mit|lass weg|bis auf|nix|nix von|nix aus|abgesehen von|bloß kein|bloß keine|keinerlei|ausgenommen|nichts aus|
     nicht aus|aber nicht aus|aber nichts aus|aber nichts von|aber nicht von|bloß nicht|bloß nichts|ja nicht|ja kein|ja keine|
     alles außer|alles bis auf|alles andere als|anstatt|anstelle von|statt|das gegenteil von|weder|niemand|niemanden|
     weglassen|auslassen|ausschließen|ausgeschlossen|mit ausnahme von|auf keinen fall|keinesfalls|keineswegs|exklusive|aber ohne|
     verzichte auf|nur nicht|nur nichts|nur kein|nur keine|bitte kein|bitte keine`,
  ],
  /** Of what is done. */
  never: [
    `dont|do not|doesnt|does not|didnt|did not|isnt|is not|arent|are not|wasnt|was not|werent|were not|cant|cannot|can not|
     wont|will not|wouldnt|would not|shouldnt|should not|must not|mustnt|havent|have not|hasnt|has not|hadnt|had not|aint|
     never|never ever|stop|no longer|quit|no need to|refuse to|dont ever|do not ever|hardly ever|rarely|dont you dare`,
    `nie|niemals|nimmer|hör auf|höre auf|hört auf|hör bitte auf|hör bloß auf|aufhören|nicht länger|selten|kaum`,
  ],
  /** Of how much. */
  less: [
    'less|fewer|not much|not so much|not too much|not too many|not so many|hardly any|not that much',
    'weniger|nicht so viel|nicht zu viel|nicht so viele|nicht zu viele|kaum etwas|wenig|nicht viel|nicht viele',
  ],
  /** They sound like it, and ask for nothing else than what comes after them. */
  but: [
    'nothing but|nothing except|nothing other than|no one but|nobody but|nothing apart from',
    'nichts als|nichts außer|nichts anderes als|niemand außer|niemanden außer',
  ],
  and: ['not only|not just|but not only', 'nicht nur|nicht bloß|nicht allein'],
};
/** Ways of asking, and of agreeing, that turn nothing round. */
export const undenying: readonly [en: string, de: string] = [
  `why dont you|why dont we|why not|dont you have|do you not have|cant you|couldnt you|wont you|wouldnt you|no problem|no way|no idea|no clue|no rush|no reason|dont forget|do not forget|
   no worries|no matter|nothing else|dont mind|i dont mind|dont care|i dont care|if not|or not|havent you got`,
  `warum nicht|hast du nicht|kannst du nicht|könntest du nicht|kein problem|keine ahnung|keine eile|vergiss nicht|keine sorge|egal ob|sonst nichts|nichts anderes|
   oder nicht|wenn nicht|wieso nicht|macht nichts|nicht wahr`,
];
