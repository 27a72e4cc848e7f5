// Imported before anything that holds a pattern. V8 first makes byte code of a regular expression, and machine code only when it is
// used again; for patterns as large as ours the byte code takes ten times as long to make as the machine code. A browser has no such
// switch.
if (typeof require === 'function') require('node:v8').setFlagsFromString('--no-regexp-tier-up');
