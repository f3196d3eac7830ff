/** The source whose terms forbid training on what it answers (FACTS: Developer Policy III.14). */
export const notForTraining = 'spotify-web-api';
