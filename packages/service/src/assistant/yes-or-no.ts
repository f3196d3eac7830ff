/** What may stand beside a yes or a no and changes nothing about it. */
const polite = 'please|bitte|thanks|thank you|danke|echotune|then|dann|mal|so|just|oh|ok then';
const yes = [
  'yes|yep|yeah|yup|yea|ya|ok|okay|sure|alright|all right|absolutely|definitely|of course|certainly|exactly|fine|right',
  'do it|do that|do so|go ahead|go for it|please do|make it so|i do|sounds good|thats right|that is right|confirm|confirmed',
  'ja|jo|jep|jap|jawohl|klar|na klar|gern|gerne|genau|sicher|natürlich|auf jeden fall|unbedingt|einverstanden|in ordnung',
  'mach|mach das|mach es|machs|mach schon|tu das|tu es|los|leg los|so machen|bestätigt|passt|alles klar|ja doch|aber ja|bin dafür',
].join('|');
const no = [
  'no|nope|nah|no way|not that|dont|do not|dont do it|dont do that|do not do it|do not do that|please dont|leave it|leave that',
  'never mind|nevermind|forget it|cancel|cancel it|cancel that|better not|rather not|id rather not|not like that|no not that',
  'of course not|absolutely not|definitely not|certainly not|lets not',
  'nein|ne|nee|nö|noe|lass es|lass das|lass mal|lass sein|lieber nicht|bloß nicht|nicht|mach das nicht|mach es nicht|machs nicht',
  'tu das nicht|tu es nicht|doch nicht|auf keinen fall|natürlich nicht|vergiss es|abbrechen|brich ab|besser nicht|bitte nicht',
  'nicht machen|das nicht|so nicht',
].join('|');

/** Nothing but such phrases, and at least one of them that is more than polite. */
function only(phrases: string): RegExp {
  const gap = `(?:(?:${polite}) )*`;
  return new RegExp(`^${gap}(?:(?:${phrases}) ${gap})+$`, 'u');
}

const isYes = only(yes);
const isNo = only(no);
/** Longer ones say something else too, whatever it is. */
const longest = 60;

/** Whether somebody says yes, or no, to what they were asked; null where they say anything beside, or both. */
export function yesOrNo(text: string): boolean | null {
  const said = text
    .toLowerCase()
    .replace(/['’]/gu, '')
    .replace(/[.,;:!…–—-]+/gu, ' ')
    .trim()
    .replace(/\s+/gu, ' ');
  if (said.length > longest) return null;
  if (isYes.test(`${said} `)) return true;
  return isNo.test(`${said} `) ? false : null;
}
