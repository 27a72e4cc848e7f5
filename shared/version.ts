/** Version of the tool, as in package.json. */
export const version = '0.1.0';

/** The day the rules were last held against the law, as an ISO day; every report carries it. */
export const rulesetDate = '2026-11-23';
