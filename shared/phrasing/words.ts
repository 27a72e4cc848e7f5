/** Lists of wordings that patterns name with `@`. Written in the language of matcher.ts; a list may contain another. */
export const words: Readonly<Record<string, string>> = {
  count:
    '#number|#unknown|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundreds|thousands|hundred|thousand|dozens|half',
  money: '#money|tenner|fiver|quid|#number quid|#number pounds|#unknown pounds',
  percent: '#percent|#number per cent|#number percent|#unknown per cent',
  our: 'our|my',
  product:
    'product~|service~|solution~|platform~|software|tool~|toolset|app~|apps|range~|collection~|offering~|feature~|suite|programme~|package~|subscription~|membership~|plugin~|module~|dashboard~|integration~|licence~|bundle~|catalogue|portfolio|menu|line up|brand~|technology|consultancy|treatment~|model~|edition',
  paid_plan: 'pro|premium|plus|gold|platinum|business plan|enterprise|unlimited|annual|ultra|vip',
  firms:
    'customer~|client~|company|companies|firm~|business|businesses|team~|brand~|organisation~|organization~|employer~|member~|people|user~|practice~|agency|agencies|owner~|founder~|leader~|family|families|charity|charities|school~|manufacturer~|retailer~|startup~|start ups|smes|homeowner~|driver~|landlord~|dentist~|accountant~|solicitor~|freelancer~|developer~|marketer~|teacher~|household~|runner~|learner~|director~|guest~|patient~',
  deal: 'deal~|offer~|discount~|rate~|price~|saving~|promotion~|promo~|perk~|voucher~|coupon~|bundle~|pricing|treats|reward~|reductions',
  promo:
    'exclusive|special|introductory|preferential|discounted|reduced|limited|unbeatable|irresistible|early bird|insider|members only|member only|follower only|subscriber only|half price|cut price|money off|bargain|flash|black friday|launch|seasonal|founder|founding|loyalty|intro|welcome|mates|secret|cyber monday|january|summer|winter|spring|amazing|great|fantastic|best|lowest|hottest|trade',
  event:
    'webinar~|workshop~|masterclass|masterclasses|seminar~|conference~|summit~|event~|expo|roundtable~|round table~|briefing~|showcase~|open day~|open evening~|taster~|retreat~|bootcamp~|boot camp~|training day~|launch|launches|breakfast~|supper~|fair|exhibition|livestream|live demo~|teardown|clinic~|panel discussion|drinks|networking evening|product tour|shopping evening|festival|gala|tour~|show|concert|office hours|lunch and learn',
  meeting:
    'call~|chat~|meeting~|conversation~|catch up|coffee~|zoom|natter|discussion|word|consultation~|introduction|intro|walkthrough|walk through|demo~|demonstration~|brew|teams call|video call|phone call|quick look|time|session',
  minutes:
    '#number minutes|#number min|#number mins|#unknown minutes|ten minutes|fifteen minutes|twenty minutes|thirty minutes|five minutes|half an hour|half hour|an hour|quarter of an hour|a few minutes|a minute|a moment|some time|a quick call|two minutes',
  asset:
    'guide~|whitepaper~|white paper~|ebook~|e book~|report~|checklist~|toolkit~|template~|playbook~|benchmark~|benchmarks|planner~|calculator|podcast~|case study|case studies|cheat sheet~|swipe file|blog|brochure~|catalogue|resource~|infographic|workbook|handbook|video series|salary survey|library|research report|lookbook|masterclass|prospectus|starter pack|toolbox|booklet|audit template',
  newsletter:
    'newsletter~|mailing list|email list|emails list|digest~|roundup~|round up~|bulletin~|distribution list|subscriber list|mailing~|e newsletter|monthly note|weekly email~|emails',
  insight:
    'insight~|tip~|trick~|news|advice|inspiration|updates|update|ideas|know how|content|pointers|guides|hacks|stories|tutorials|best practice|trends|thought leadership|expertise|articles|resources',
  day: 'today|now|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|midnight|this week|this month|this weekend|this morning|this afternoon|this summer|this winter|this spring|this autumn',
  improve:
    'cut|cuts|cutting|save|saves|saving|reduce|reduces|reducing|halve|halves|halving|slash|slashes|slashing|boost|boosts|boosting|grow|grows|growing|increase|increases|increasing|double|doubles|doubling|triple|triples|tripling|maximise|lower|lowers|lowering|trim|trims|trimming|shave|shaves|supercharge|accelerate|transform|transforms|improve|improves|improving|streamline|streamlines|simplify|simplifies|unlock|unlocks|win|generate|speed up|eliminate|automate|automates',
  gain: 'revenue|sales|leads|profit~|margin~|bookings|conversions|turnover|growth|roi|return~|pipeline|productivity|traffic|followers|income|engagement|cash flow|cashflow|customers|business|reach|footfall|output|efficiency|performance|deals|enquiries|demos',
  cost: 'cost~|bill~|spend|spending|overhead~|fees|tax|workload|admin|paperwork|hours|time|wait|churn|downtime|energy|costs|expenses|mortgage|premium~|emissions|risk|outgoings|rates|turnaround|hassle',
  problem:
    'compliance|spreadsheet~|paperwork|admin|recruitment|hiring|cash flow|cashflow|leads|sales|marketing|growth|gdpr|hr|payroll|churn|deadlines|debt|back pain|sleep|costs|bills|staffing|retention|invoices|chasing|reporting|rotas|broadband|stress|energy|emails|meetings|downtime|security|data|tax|bookkeeping',
  platform_page:
    'linkedin|facebook|instagram|insta|youtube|tiktok|twitter|x|bluesky|threads|whatsapp|social|socials|social media|pinterest|substack|fb',
  page: 'page~|channel~|profile|feed|account|group|community|stories|socials',
  cause:
    'campaign~|petition~|movement|cause|appeal|fight|pledge|crusade|open letter|manifesto|march|rally|strike|protest|fundraiser|bill|mission',
  partner: 'partner~|sponsor~|affiliate~|sister company|sister companies|friends at|friends over at|chosen partners',
};
