/** What a sentence says around a phrase can take the phrase's meaning away. */
export interface Frame {
  readonly name: string;
  /** Categories that don't count in such a sentence; `all` of them. */
  readonly suppresses: readonly string[] | 'all';
  /** Only hits that begin or end at most so many words away. */
  readonly within?: number;
  /** Where what the reader got was not asked for, the claim that it was lowers a hit by one level and no more. */
  readonly onlyIfSolicited?: true;
  /** The sentence denies that it sells anything: hits that remain say so. */
  readonly denies?: true;
}

export const frames: readonly (Frame & { readonly patterns: readonly string[] })[] = [
  {
    name: 'negated sales intent',
    patterns: [
      "(no|not|without|isn't|nothing|never) (a|any|to)? (sales|selling|hard|marketing)? (pitch|sell|selling|sale|sales (pitch|talk|call|message|email)|charge or offer|strings|catch)",
      "(not|isn't|aren't|won't|never|don't) (here|trying|going|writing|calling)? (to)? (sell|selling|pitch|pitching)",
      '(nothing|not anything) to (sell|buy)',
      'there is no (charge|offer|charge or offer)',
    ],
    suppresses: ['P01', 'P03', 'P16'],
    denies: true,
  },
  {
    name: 'withdrawal',
    patterns: [
      'unsubscribe',
      "(been|you're|are|were|you are) (unsubscribed|removed from|taken off|opted out)",
      '(to|want to|wish to|prefer to|like to|please)? (stop|opt out|opt out of|cancel) (receiving|getting|these|this|our|all|the|hearing|any|marketing) ..3 (email~|message~|text~|newsletter~|offer~|call~|mailing~|alert~|update~|digest|tips|marketing|letters)',
      '(reply|text|txt|send|with) stop',
      '(stop|stopped) (to|emailing|texting|writing|calling|sending)',
      '(opt|opted|opting) out',
      "(no longer|not|never|no more|won't|stop) (receive|get|send|sending|want|hear|contact|email|message|write|be contacted|wish to receive|any more) ..4 (marketing|offers|emails|newsletter|messages|from us|to you|about|calls|texts|you|invitations|updates)",
      "(don't|do not|if you'd rather not|you'd rather not|rather not|no longer|not) (want|hear|receive|wish|get|like) ..6 (from (us|me)|messages|invitations|emails|offers|any more|anymore|contacted|newsletter|updates|similar)",
      '(removed|taken|remove|take) (you|your|me|his) ..3 (from|off) (our|the|all|my) ..3 (list~|database|records|mailing)',
      '(withdraw|withdrawn|withdrew|withdrawing) ..2 consent',
      "(you will|you'll) (get|receive) no",
      '(change|update|manage) (your)? (contact|email|cookie|communication|notification|marketing) (preferences|settings) (at any time|here|by|in|below|any time)',
      '(turned|switched|switch|turn) off (our|the|all|product|marketing|these) ..2 (emails|news|notifications|updates|offers)',
      "(i|we) (won't|will not|shan't|won't) (write|message|contact|email|call|bother|send|ring)",
    ],
    suppresses: 'all',
  },
  {
    name: 'apology or condolence',
    patterns: ['(apologise|apologies|apology|condolences|sympathies|sorry (for|about|that|to))'],
    suppresses: ['P01'],
  },
  {
    name: 'statutory or legal notice',
    patterns: [
      '(product|safety|vehicle|food) recall',
      '(agm|annual general meeting|extraordinary general meeting)',
      'statutory (guarantee|rights|notice|sick|declaration|instrument|duty)',
      '(privacy|cookie) (notice|policy|statement)',
      '(terms and conditions|terms of (business|use|service)|under (section|clause|regulation|article|rule|schedule)|section #number|clause #number|regulation #number|pursuant to|article #number|consumer rights act|your rights)',
      '(tax return|self assessment|hmrc|council tax|court|tribunal|ombudsman|regulator|trading standards|ico|fca)',
      '(deadline|due date|closing date) (for|to|is|of)',
      '(your|the) (right|rights) (to|of|under)',
      '(the guarantee|the licence|licensor|licensee|the parties|the lease|the tenant|the landlord|the seller|the buyer|hereby|thereof)',
    ],
    suppresses: ['P01', 'P02', 'P04', 'P05', 'P06', 'P11', 'P15', 'P17', 'P09'],
  },
  {
    name: 'existing booking',
    patterns: [
      '(your|the) (_)? (booking|order|ticket~|appointment|reservation|seat|delivery|stay|viewing|place|registration) (is|are|has|have|was|were|will|starts|number|reference|confirmation|confirmed)',
      "(you|you've|you have|you're|you are) (already)? (booked|registered|reserved|ordered|enrolled)",
      '(thank you|thanks) for (your order|ordering|booking|registering|your booking|your payment|your purchase)',
    ],
    suppresses: ['P03', 'P11', 'P19'],
    within: 8,
  },
  {
    name: 'work under way',
    patterns: [
      '(over|about|agree|to test|sign off|go over|discuss) (the|your|our) (_)? (campaign you|supplier|scorecards|steering|agm|agenda|materials|promotion round|log|experience|slides|draft|minutes|comments|workstream|year end|complaint|exam|brief|papers|integration problem|figures you sent)',
      'before (the|your) (agm|steering|board|hearing|inspection|exam|panel|committee|deadline)',
      "(before we submit|meeting we hold with|you briefed us|you asked for|we built you|your sign off|once you've read my)",
      '(the|your|his|her) (panel|surveyor|committee|line manager|manager|supervisor|tutor|consultant|case worker|social worker) (has|have|will|would|is|round|wants|asked|needs)',
      '(doctoral|phd|research) (student|study|project|participant~)',
      'ethics (approval|committee)',
      'your application (for|to|was|has|is)',
    ],
    suppresses: ['P11', 'P19'],
  },
  {
    name: 'requested',
    patterns: [
      "(as|like|which|that|what|because|since) (you)? (you've|you have|you'd)? (asked|requested|agreed|ordered|scheduled)",
      "(you|you've|you have|you'd) (asked|requested|asked for|wanted us)",
      '(at|per|following|after) your request',
      '(you) (signed up|subscribed|opted in) (to|for|on|with|in)',
    ],
    suppresses: ['P10', 'P20'],
    onlyIfSolicited: true,
  },
  {
    name: 'talk about marketing',
    patterns: [
      '(subject line|headline|the phrase|the words|the word|the wording|the string|the slogan|the strapline|tick box wording|the draft|draft (one|two|three|four|#number)|proof~ of|the copy|the banner|test case|staging|module (one|two|three|four|five|#number)|essay|exam|lecture|lesson plan|learners|students|dissertation|journal|case law|the judgment)',
      '(approve|check|review|sign off|proofread|comment on|edit|delete|strip|remove|rewrite) (the|your|this|our) ..3 (wording|newsletter|copy|draft|ad|ads|advert~|email|text|artwork|campaign|flyer|leaflet|post|page)',
      '(the|a) (company|firm|retailer|bank|court|ico|regulator|advert|asa|report|study|article|author|judge|minister|scammer~|caller|fraudster~|campaign|client|press release) (said|says|sent|was|were|had|told|told|ruled|found|reported|claimed|asked|wants|argued|fined|offered)',
      '(pupils|students) (rewrote|wrote|compared|discussed|analysed)',
      '(in|from) the old template',
      'struck out',
      '(scam|phishing|fraud|fraudulent|spam filter|fake|bogus|criminals|fraudsters|scammers)',
    ],
    suppresses: 'all',
  },
];
