/** What a command says that has changed the archive. */
export const nextStep = 'A running server shows it within seconds; without one, the next start does.'
