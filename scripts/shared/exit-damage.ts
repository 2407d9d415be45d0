/** Exit code of a command that did what it could with a damaged store: as other damage to it (EX_IOERR). */
export const exitDamage = 74
