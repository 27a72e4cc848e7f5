/** Words that say something about people which UK GDPR Art 9 or 10 protects. Data for checks of criteria and of wording. */
export interface SpecialCategory {
  readonly code: string;
  /** In a sentence: "health". */
  readonly label: string;
  /** What somebody can be said to have: "someone with ...", "your ...". Parts of a pattern, singular and plural. */
  readonly has: string;
  /** What somebody can be said to be: "as a ...", "... people". */
  readonly is: string;
  readonly source: string;
}

export const specialCategories: readonly SpecialCategory[] = [
  {
    code: 'health',
    label: 'health',
    has: 'diabetes|cancer|asthma|arthritis|dementia|epilepsy|autism|adhd|dyslexia|depression|anxiety|hiv|long covid|heart (?:disease|condition|failure)|high blood pressure|back pain|chronic (?:pain|illness|condition)|(?:a |an )?(?:health|medical|mental health|long-term|underlying|serious) (?:condition|issue|problem|difficult(?:y|ies))s?|(?:a )?disabilit(?:y|ies)|(?:a )?diagnos(?:is|es)|(?:an )?illness(?:es)?|(?:an? )?(?:hearing|sight) (?:loss|impairment)|pregnancy|infertility|obesity|addiction|hearing aids?',
    is: 'disabled|pregnant|diabetic|autistic|deaf|blind|dyslexic|asthmatic|epileptic|bipolar|overweight|obese|infertile|cancer (?:patient|survivor|sufferer)|wheelchair user|expectant (?:mother|parent)|mum-to-be|smoker|vaccinated|unvaccinated|recovering (?:alcoholic|addict)',
    source: 'UK GDPR Art 9',
  },
  {
    code: 'religion',
    label: 'religion or belief',
    has: '(?:religious|christian|muslim|jewish|hindu|sikh) (?:belief|faith|background)s?|religion|(?:religious )?faith|religious beliefs?',
    is: 'muslim|christian|catholic|protestant|anglican|methodist|jew|jewish|hindu|sikh|buddhist|atheist|humanist|evangelical|quaker|churchgoer|mosque-goer|believer',
    source: 'UK GDPR Art 9',
  },
  {
    code: 'politics',
    label: 'political opinions',
    has: 'political (?:opinion|view|belief|affiliation|allegiance|leaning)s?|voting intentions?',
    is: '(?:labour|conservative|tory|liberal democrat|lib dem|green|reform|snp|plaid cymru|ukip|brexit|leave|remain|left-wing|right-wing)(?: party)? (?:voter|supporter|member|activist|donor)|socialist|brexiteer|remainer|tory|party member',
    source: 'UK GDPR Art 9',
  },
  {
    code: 'union',
    label: 'trade union membership',
    has: '(?:trade )?union membership|union card',
    is: '(?:trade )?union(?:ist| member| rep| representative)|(?:unison|unite|gmb|nasuwt|rmt|ucu|neu) member|trade unionist',
    source: 'UK GDPR Art 9',
  },
  {
    code: 'orientation',
    label: 'sex life or orientation',
    has: 'sexual (?:orientation|preference)s?|sexuality|sex life',
    is: 'gay|lesbian|bisexual|homosexual|queer|lgbt\\w*\\+?|transgender|trans (?:man|woman|person)|gay (?:man|woman)|polyamorous',
    source: 'UK GDPR Art 9',
  },
  {
    code: 'ethnicity',
    label: 'racial or ethnic origin',
    has: '(?:ethnicity|ethnic (?:origin|background|group|heritage)|(?:black|asian|african|caribbean|indian|pakistani|chinese|jewish|irish traveller|roma) heritage|racial (?:origin|background)|skin colou?r)',
    is: 'black|bame|person of colou?r|british asian|south asian|black british|african-caribbean|afro-caribbean|gypsy|roma|irish traveller|ethnic minority|immigrant|refugee|asylum seeker',
    source: 'UK GDPR Art 9',
  },
  {
    code: 'criminal',
    label: 'criminal offences',
    has: '(?:a )?criminal (?:record|conviction|past)s?|(?:a )?(?:spent |unspent )convictions?|(?:a )?police caution',
    is: 'ex-offender|offender|ex-prisoner|convicted \\w+',
    source: 'UK GDPR Art 10',
  },
];
