/** What a provision says, in a sentence for people who are no lawyers. It shortens: the text of the law counts. */
export interface Provision {
  readonly law: string;
  readonly says: string;
}

interface Cited extends Provision {
  /** How our sources cite it. */
  readonly cited: RegExp;
}

/** A number of the law within a citation of it: `of('PECR', '22\\(3\\)')` is in "PECR regs 2(1), 22(3)". */
function of(law: 'PECR' | 'UK GDPR', number: string): RegExp {
  return new RegExp(`${law === 'PECR' ? 'PECR regs?[^;U]*' : 'UK GDPR Arts?[^;PD]*'}(?<![\\d(])${number}`);
}

/** Of several that are cited alike, the more particular stands first. */
const provisions: readonly Cited[] = [
  {
    law: 'PECR reg 22(3A)',
    cited: /22\(3A\)|22\(3\), \(3A\)/,
    says: 'A charity may market its own charitable purposes by electronic mail to people whose details it collected, since 5 February 2026, when they showed interest or gave support, if they could refuse then and can in every message.',
  },
  {
    law: 'PECR reg 22(3)',
    cited: of('PECR', '22\\(3\\)'),
    says: 'Without consent, you may market your own similar products to people whose details you collected in a sale or its negotiation, if they could refuse then and can in every message.',
  },
  {
    law: 'PECR reg 22',
    cited: of('PECR', '22(?!\\d)'),
    says: 'Unsolicited marketing by electronic mail to individual subscribers needs their consent beforehand, or a soft opt-in.',
  },
  {
    law: 'PECR reg 23',
    cited: of('PECR', '23(?!\\d)'),
    says: 'Marketing by electronic mail must not disguise or conceal who sends it, and must give a valid address at which people can ask for it to stop.',
  },
  {
    law: 'PECR reg 24',
    cited: of('PECR', '24(?!\\d)'),
    says: 'A marketing call must say who is calling; a recorded one also gives an address or a free number.',
  },
  {
    law: 'PECR reg 21A',
    cited: of('PECR', '21A'),
    says: 'Marketing calls about claims management need consent beforehand.',
  },
  {
    law: 'PECR reg 21B',
    cited: of('PECR', '21B'),
    says: 'Marketing calls about pensions may be made only by trustees and authorised firms, and only with consent or in an existing relationship.',
  },
  {
    law: 'PECR reg 21',
    cited: of('PECR', '21(?![\\dAB])'),
    says: 'No unsolicited marketing calls to people who have objected, or to numbers that have been on the TPS or CTPS for 28 days.',
  },
  {
    law: 'PECR reg 19',
    cited: of('PECR', '19(?!\\d)'),
    says: 'Recorded marketing calls need consent beforehand, companies included.',
  },
  {
    law: 'PECR reg 20',
    cited: of('PECR', '20(?!\\d)'),
    says: 'Marketing by fax to individuals needs their consent; companies can refuse it.',
  },
  {
    law: 'PECR reg 6',
    cited: of('PECR', '6(?!\\d)'),
    says: "Storing or reading something on people's devices, as tracking does, needs clear information and mostly consent.",
  },
  {
    law: 'PECR reg 2(1)',
    cited: of('PECR', '2\\(1\\)'),
    says: 'The subscriber is whoever has the contract for the service: an individual (sole traders and ordinary partnerships included) or a corporate body.',
  },
  {
    law: 'DPA 2018 s 122(5)',
    cited: /s 122\(5\)/,
    says: 'Direct marketing is advertising or marketing material directed to particular individuals, by whatever means.',
  },
  {
    law: 'DPA 2018 s 164A',
    cited: /s 164A/,
    says: 'People can complain to you about the use of their data; you make that easy and acknowledge it within 30 days.',
  },
  {
    law: 'UK GDPR Art 6(1)(f)',
    cited: of('UK GDPR', '6\\(1\\)\\(f\\)'),
    says: 'Your legitimate interests can be a basis where using the data is necessary for them and the interests and rights of the people do not outweigh them.',
  },
  {
    law: 'UK GDPR Art 6(1)',
    cited: of('UK GDPR', '6\\(1\\)(?!\\(f\\))'),
    says: 'Personal data may be used only on one of the lawful bases listed there.',
  },
  {
    law: 'UK GDPR Art 5(1)(a)',
    cited: of('UK GDPR', '5\\(1\\)\\(a\\)'),
    says: 'Personal data is used lawfully, fairly and openly.',
  },
  {
    law: 'UK GDPR Art 5(1)(b)',
    cited: of('UK GDPR', '5\\(1\\)\\(b\\)'),
    says: 'Data collected for one purpose is not used for another that does not go with it.',
  },
  {
    law: 'UK GDPR Art 5(1)(c)',
    cited: of('UK GDPR', '5\\(1\\)\\(c\\)'),
    says: 'Use no more personal data than the purpose needs.',
  },
  {
    law: 'UK GDPR Art 5(1)(d)',
    cited: of('UK GDPR', '5\\(1\\)(?:\\(c\\), )?\\(d\\)'),
    says: 'Personal data is accurate and up to date.',
  },
  {
    law: 'UK GDPR Art 5(1)(f)',
    cited: of('UK GDPR', '5\\(1\\)(?:\\(c\\), )?(?:\\(d\\), )?\\(f\\)'),
    says: 'Personal data is kept secure.',
  },
  {
    law: 'UK GDPR Art 5(2)',
    cited: of('UK GDPR', '5\\(2\\)'),
    says: 'You are responsible for keeping to the principles, and must be able to show it.',
  },
  {
    law: 'UK GDPR Art 4(11)',
    cited: of('UK GDPR', '4\\(11\\)'),
    says: 'Consent is a freely given, specific, informed and unambiguous indication of what somebody wants.',
  },
  {
    law: 'UK GDPR Art 7',
    cited: of('UK GDPR', '7(?!\\d)'),
    says: 'You must be able to show that people consented, and they can take it back at any time.',
  },
  {
    law: 'UK GDPR Art 9',
    cited: of('UK GDPR', '9(?!\\d)'),
    says: 'Special category data may be used only under one of the conditions listed there; legitimate interests are none.',
  },
  {
    law: 'UK GDPR Art 10',
    cited: of('UK GDPR', '10(?!\\d)'),
    says: 'Data about offences may be used only under official authority or a condition of DPA 2018 Sch 1.',
  },
  {
    law: 'UK GDPR Arts 13, 14',
    cited: of('UK GDPR', '1[34](?!\\d)'),
    says: 'Tell people who you are, why you use their data and what their rights are; where you did not get it from them, also where from, and no later than your first message.',
  },
  {
    law: 'UK GDPR Art 21(4)',
    cited: of('UK GDPR', '21\\(4\\)'),
    says: 'The right to object is brought to people’s attention at the latest in the first message, clearly and apart from anything else.',
  },
  {
    law: 'UK GDPR Art 21(2)-(3)',
    cited: of('UK GDPR', '21(?!\\(4\\))'),
    says: 'Whoever objects to direct marketing must not be marketed to any more, without exception.',
  },
  {
    law: 'UK GDPR Art 35',
    cited: of('UK GDPR', '35(?!\\d)'),
    says: 'Before using data in a way that is likely to be a high risk, assess its impact (DPIA).',
  },
  {
    law: 'UK GDPR recital 38',
    cited: /recital 38/,
    says: 'Children merit special protection, above all where their data is used for marketing.',
  },
  {
    law: 'UK GDPR Art 24',
    cited: of('UK GDPR', '24(?!\\d)'),
    says: 'Take measures to keep to the law, be able to show it, and review them.',
  },
  {
    law: 'UK GDPR Art 25',
    cited: of('UK GDPR', '25(?!\\d)'),
    says: 'Build data protection in from the start, and use by default only the data that each purpose needs.',
  },
  {
    law: 'UK GDPR Art 3',
    cited: of('UK GDPR', '3(?![\\d(])'),
    says: 'It applies to organisations in the UK, and to others that offer goods or services to people in the UK. Other countries have laws of their own.',
  },
  {
    law: 'SI 2015/17',
    cited: /SI 2015\/17/,
    says: 'The emails and sites of a company give its registered name, number and office.',
  },
  {
    law: 'ICO, Direct marketing guidance',
    cited: /ICO, Direct marketing guidance/,
    says: 'Purpose, content and tone decide whether a message is marketing; what it is called does not.',
  },
  {
    law: 'ICO, Legitimate interests',
    cited: /ICO, (?:Legitimate interests|How do we apply legitimate interests)/,
    says: 'The three tests are made before you start, and a record of them is how you show it.',
  },
  {
    law: 'ICO, Electronic mail marketing',
    cited: /ICO, Electronic mail marketing/,
    says: 'Emails, texts and private messages on social platforms are electronic mail; being connected or having an account is no consent.',
  },
];

/** What the provisions that a source cites say, at most `most`, in the order of this list; empty for what says nothing here. */
export function provisionsIn(source: string, most = 2): Provision[] {
  const found: Provision[] = [];
  for (const { law, says, cited } of provisions) {
    if (found.length === most) break;
    // What is particular says more than the regulation or article it is in.
    if (cited.test(source) && !found.some((each) => each.law.startsWith(law))) found.push({ law, says });
  }
  return found;
}
