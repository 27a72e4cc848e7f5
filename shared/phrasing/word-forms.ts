/** Parts of verbs that no rule gives: the base, then the others. A word that isn't here is regular. */
const irregular: ReadonlyMap<string, readonly string[]> = new Map(
  [
    'be am is are was were being been',
    'become becomes became becoming',
    'begin begins began beginning begun',
    'bring brings brought bringing',
    'build builds built building',
    'buy buys bought buying',
    'catch catches caught catching',
    'choose chooses chose choosing chosen',
    'come comes came coming',
    'cost costs costing',
    'cut cuts cutting',
    'do does did doing done',
    'drive drives drove driving driven',
    'feel feels felt feeling',
    'find finds found finding',
    'get gets got getting gotten',
    'give gives gave giving given',
    'go goes went going gone',
    'grow grows grew growing grown',
    'have has had having',
    'hear hears heard hearing',
    'hit hits hitting',
    'hold holds held holding',
    'keep keeps kept keeping',
    'know knows knew knowing known',
    'lead leads led leading',
    'leave leaves left leaving',
    'let lets letting',
    'lose loses lost losing',
    'make makes made making',
    'mean means meant meaning',
    'meet meets met meeting',
    'pay pays paid paying',
    'put puts putting',
    'read reads reading',
    'ring rings rang ringing rung',
    'run runs ran running',
    'say says said saying',
    'see sees saw seeing seen',
    'sell sells sold selling',
    'send sends sent sending',
    'set sets setting',
    'show shows showed showing shown',
    'speak speaks spoke speaking spoken',
    'spend spends spent spending',
    'stand stands stood standing',
    'take takes took taking taken',
    'teach teaches taught teaching',
    'tell tells told telling',
    'think thinks thought thinking',
    'throw throws threw throwing thrown',
    'win wins won winning',
    'write writes wrote writing written',
  ].map((line) => {
    const forms = line.split(' ');
    return [forms[0]!, forms];
  }),
);

/** Verbs of more than one syllable whose last letter is doubled: "referred". */
const doubled = /(?:refer|prefer|admit|permit|submit|commit|forget|enrol|fulfil|cancel|travel|label|model|total)$/;

/** A noun and its plural. */
export function plurals(noun: string): string[] {
  if (/[^aeiou]y$/.test(noun)) return [noun, `${noun.slice(0, -1)}ies`];
  return [noun, /(?:s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`];
}

/** A verb in all its forms, the base first: save, saves, saving, saved. */
export function verbForms(verb: string): readonly string[] {
  const known = irregular.get(verb);
  if (known) return known;
  const third = plurals(verb)[1]!;
  if (verb.endsWith('ee') || verb.endsWith('oe')) return [verb, third, `${verb}ing`, `${verb}d`];
  if (verb.endsWith('ie')) return [verb, third, `${verb.slice(0, -2)}ying`, `${verb}d`];
  if (verb.endsWith('e')) return [verb, third, `${verb.slice(0, -1)}ing`, `${verb}d`];
  if (/[^aeiou]y$/.test(verb)) return [verb, third, `${verb}ing`, `${verb.slice(0, -1)}ied`];
  const stem = /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(verb) || doubled.test(verb) ? verb + verb.at(-1) : verb;
  return [verb, third, `${stem}ing`, `${stem}ed`];
}

/** British and American endings of the same word: what to find, and what stands there in the other spelling. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [
    /^((?:re)?(?:organ|special|custom|maxim|minim|optim|personal|real|recogn|author|final|priorit|categor|util|subsid|revolution|monet|digit|modern|apolog|summar|stabil|standard|central|local|normal|energ|visual|item|capital|emphas|critic|fertil|steril|synchron|revital))is(e|es|ed|er|ers|ing|ation|ations)$/,
    '$1iz$2',
  ],
  [
    /^(un)?(favo|colo|hono|neighbo|behavio|labo|flavo|rumo|harbo|endeavo)ur(s|ed|ing|able|ite|ites|ly|hood|al|ful)?$/,
    '$1$2r$3',
  ],
  [/^(catal|dial|anal)ogue(s?)$/, '$1og$2'],
  [/^programme(s?)$/, 'program$1'],
  [/^(cent|theat|lit|fib)re(s?)$/, '$1er$2'],
  [/^(licen|defen|offen)ce(s?)$/, '$1se$2'],
  [/^practis(e|es|ed|ing)$/, 'practic$1'],
  [/^(travel|cancel|label|model|total)l(ed|ing|er|ers)$/, '$1$2'],
  [/^(enrol|fulfil)(s|ment|ments)?$/, '$1l$2'],
  [/^jewellery$/, 'jewelry'],
  [/^cosy$/, 'cozy'],
  [/^tyre(s?)$/, 'tire$1'],
];

/** A word as patterns have it, in British English, with its American spelling where that is another. */
export function spellingsOf(word: string): string[] {
  for (const [british, american] of spellings) {
    if (british.test(word)) return [word, word.replace(british, american)];
  }
  return [word];
}
