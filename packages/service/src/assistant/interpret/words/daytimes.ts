/** Times of day, by local hours; the last is not included and may lie beyond midnight. Both languages. */
export const daytimes: readonly {
  readonly hours: readonly [number, number];
  readonly phrases: string;
}[] = [
  {
    hours: [5, 11],
    phrases: `for the morning|for this morning|in the morning|for breakfast time|für den morgen|für heute morgen|morgens|
      am morgen|for mornings`,
  },
  {
    hours: [11, 14],
    phrases:
      'for lunch|for noon|at noon|zum mittagessen|für den mittag|mittags|am mittag|for my lunch break|für die mittagspause',
  },
  {
    hours: [13, 18],
    phrases:
      'for the afternoon|for this afternoon|in the afternoon|für den nachmittag|für heute nachmittag|nachmittags|am nachmittag',
  },
  {
    hours: [17, 24],
    phrases: `for tonight|tonight|for this evening|for the evening|this evening|in the evening|für heute abend|heute abend|
      für den abend|abends|am abend|für den feierabend|zum feierabend`,
  },
  {
    hours: [21, 28],
    phrases:
      'for the night|for late at night|late at night|at night|für die nacht|für heute nacht|heute nacht|nachts|in der nacht|spät abends',
  },
  {
    // Days of the week as a habit: none is now.
    hours: [0, 0],
    phrases: `on mondays|on tuesdays|on wednesdays|on thursdays|on fridays|on saturdays|on sundays|mondays|tuesdays|wednesdays|
      thursdays|fridays|saturdays|sundays|on weekdays|weekdays|on weekends|at weekends|weekends|on workdays|
      montags|dienstags|mittwochs|donnerstags|freitags|samstags|sonnabends|sonntags|an montagen|an dienstagen|
      an mittwochen|an donnerstagen|an freitagen|an samstagen|an sonntagen|werktags|wochentags|an werktagen|an wochentagen|
      unter der woche|an wochenenden|wochenends|am wochenanfang|every tuesday|every wednesday|every thursday|jeden dienstag|jeden mittwoch|jeden donnerstag`,
  },
];
