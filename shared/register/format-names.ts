/** The formats of the register. In a file of their own, so that a command line that only names them loads nothing else. */
export const registerFormats = ['html', 'csv', 'json', 'markdown'] as const;
export type RegisterFormat = (typeof registerFormats)[number];
