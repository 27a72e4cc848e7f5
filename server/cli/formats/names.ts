/** What `--format` takes. Apart from the formats themselves, so that help and completion load none of them. */
export const formats = ['text', 'json', 'sarif', 'github', 'gitlab', 'junit', 'markdown', 'unix'] as const;
export type Format = (typeof formats)[number];
